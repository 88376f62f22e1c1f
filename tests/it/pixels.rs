//! A small renderer without a graphics card: egui's meshes are textured triangles.

use std::collections::HashMap;

use eframe::egui::epaint::{ImageData, Primitive, Vertex};
use eframe::egui::{
    Color32, ColorImage, Context, FullOutput, Mesh, Pos2, Rect, TextureId, TexturesDelta,
};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// The textures egui gave us.
#[derive(Default)]
pub struct Pixels {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for Pixels {
    #[expect(clippy::iter_over_hash_type, reason = "textures do not depend on each other")]
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = change.image;
                match (change.pos, self.textures.get_mut(&id)) {
                    (Some(at), Some(texture)) => copy_into(texture, at, &image),
                    _ => drop(self.textures.insert(id, (*image).clone())),
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let size = ctx.content_rect().size();
        let scale = output.pixels_per_point;
        let mut picture = RgbaImage::from_pixel(
            (size.x * scale) as u32,
            (size.y * scale) as u32,
            Rgba([0, 0, 0, 255]),
        );
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &clipped.primitive else { continue };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a texture is missing")?;
            paint(&mut picture, mesh, texture, clipped.clip_rect, scale);
        }
        Ok(picture)
    }
}

fn copy_into(texture: &mut ColorImage, [left, top]: [usize; 2], patch: &ColorImage) {
    let width = texture.size[0];
    for (row, line) in patch.pixels.chunks(patch.size[0]).enumerate() {
        let start = (top + row) * width + left;
        texture.pixels[start..start + line.len()].copy_from_slice(line);
    }
}

fn paint(picture: &mut RgbaImage, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
    let whole =
        Rect::from_min_max(Pos2::ZERO, Pos2::new(picture.width() as f32, picture.height() as f32));
    let clip = (clip * scale).intersect(whole);
    for corners in mesh.indices.chunks_exact(3) {
        let corners = [0, 1, 2].map(|corner| {
            let vertex = mesh.vertices[corners[corner] as usize];
            Vertex { pos: vertex.pos * scale, ..vertex }
        });
        paint_triangle(picture, corners, texture, clip);
    }
}

/// Fills a triangle: every pixel whose centre lies inside, each colour a blend of its corners'.
fn paint_triangle(picture: &mut RgbaImage, corners: [Vertex; 3], texture: &ColorImage, clip: Rect) {
    let [a, b, c] = corners.map(|corner| corner.pos);
    let area = cross(a, b, c);
    let bounds = Rect::from_points(&[a, b, c]).intersect(clip);
    if area == 0.0 || bounds.is_negative() {
        return;
    }
    for row in bounds.top() as u32..bounds.bottom().ceil() as u32 {
        for column in bounds.left() as u32..bounds.right().ceil() as u32 {
            let at = Pos2::new(column as f32 + 0.5, row as f32 + 0.5);
            let shares = [cross(at, b, c) / area, cross(a, at, c) / area, cross(a, b, at) / area];
            if clip.contains(at) && shares.iter().all(|share| *share >= 0.0) {
                blend(picture.get_pixel_mut(column, row), colour(&corners, shares, texture));
            }
        }
    }
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Returns the colour of a point, premultiplied, each channel up to 255.
fn colour(corners: &[Vertex; 3], shares: [f32; 3], texture: &ColorImage) -> [f32; 4] {
    let mix = |of: &dyn Fn(&Vertex) -> f32| -> f32 {
        corners.iter().zip(shares).map(|(corner, share)| of(corner) * share).sum()
    };
    let texel = |share: f32, size: usize| ((share * size as f32) as usize).min(size - 1);
    let x = texel(mix(&|corner| corner.uv.x), texture.size[0]);
    let y = texel(mix(&|corner| corner.uv.y), texture.size[1]);
    let ink: Color32 = texture.pixels[y * texture.size[0] + x];
    [0, 1, 2, 3].map(|channel| {
        let light = mix(&|corner| f32::from(corner.color.to_array()[channel]));
        light * f32::from(ink.to_array()[channel]) / 255.0
    })
}

fn blend(pixel: &mut Rgba<u8>, [red, green, blue, alpha]: [f32; 4]) {
    let behind = 1.0 - alpha / 255.0;
    for (channel, front) in pixel.0.iter_mut().zip([red, green, blue]) {
        *channel = (f32::from(*channel) * behind + front).round() as u8;
    }
}
