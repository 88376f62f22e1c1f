//! When the meeting is, how long, who comes.

use eframe::egui::{Rect, Role, Sense, Ui, Vec2};

use crate::dossier::{Length, MeetingEdit, MeetingText};
use crate::scoring::TimeTable;
use crate::ui::screens::meeting::sitting::Sitting;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    DateDraft, Field, Half, columns_ui, field_label_ui, filter_chip_ui, note_ui, say, section_ui,
};

/// What this remembers for itself.
#[derive(Debug, Default)]
pub struct PracticalView {
    date: DateDraft,
}

/// Shows it.
pub fn practical_ui(ui: &mut Ui, view: &mut PracticalView, sitting: &Sitting<'_>) {
    section_ui(ui, "La réunion", |ui| {
        length_ui(ui, sitting);
        let length = sitting.meeting.length;
        shares_ui(ui, length);
        ui.add_space(size::xs());
        columns_ui(ui, 0.35, 560.0, |ui, half| match half {
            Half::Left => date_ui(ui, view, sitting),
            Half::Right => present_ui(ui, sitting),
        });
    });
}

fn length_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let length = sitting.meeting.length;
    field_label_ui(ui, "Durée");
    ui.horizontal_wrapped(|ui| {
        for &one in Length::ALL {
            let label = format!("{} minutes", one.minutes());
            if filter_chip_ui(ui, &label, one == length).clicked() && one != length {
                sitting.ask.push(sitting.meet(MeetingEdit::Length(one)));
            }
        }
    });
}

/// Shows how the time is shared, as one bar and in words.
fn shares_ui(ui: &mut Ui, length: Length) {
    const HEIGHT: f32 = 10.0;
    let look = style::look(ui);
    let table = TimeTable::of(length);
    let points = table.points(length);
    let shares = [
        (table.opening, "accueil et dévoilement"),
        (table.together, "ce qui fait accord"),
        (table.each * points, "points discutés"),
        (table.priorities, "priorités et actions"),
        (table.closing, "clôture"),
    ];
    let total: u32 = shares.iter().map(|(minutes, _)| minutes).sum();
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
    let in_words = shares.map(|(minutes, what)| format!("{what} {minutes} min"));
    let words = in_words.join(" · ");
    let name = fr!("Partage du temps : {words}");
    say(&response, Role::Image, &name);
    let mut left = rect.left();
    for (place, (minutes, _)) in shares.iter().enumerate() {
        let width = rect.width() * *minutes as f32 / total.max(1) as f32;
        let part = Rect::from_min_size(
            eframe::egui::Pos2::new(left, rect.top()),
            Vec2::new((width - 2.0).max(1.0), HEIGHT),
        );
        ui.painter().rect_filled(part, 2.0, look.step(place));
        left += width;
    }
    note_ui(ui, words);
    let text = fr!(
        "Soit {points} points discutés au plus, {} minutes chacun ; les autres attendront une autre réunion.",
        table.each
    );
    ui.label(style::body(text));
}

fn date_ui(ui: &mut Ui, view: &mut PracticalView, sitting: &Sitting<'_>) {
    let field = Field::new("Date prévue").width(180.0);
    if let Some(date) = view.date.ui(ui, field, sitting.meeting.next_date) {
        sitting.ask.push(sitting.meet(MeetingEdit::NextDate(date)));
    }
}

fn present_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let text = &sitting.meeting.present;
    let field =
        Field::new("Présents").rows(2).hint(fr!("Noms ou professions ; à compléter le jour même"));
    let write = |text| sitting.meet(MeetingEdit::Text(MeetingText::Present, text));
    sitting.ask.text(ui, field, text, write);
}
