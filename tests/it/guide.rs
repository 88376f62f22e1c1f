//! The help and the guide: each screen has its page, each name leads somewhere, and both documents come
//! out.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Toggled;
use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::export::{Export, GuideLength, produce};
use jalons::app::{Action, Command, Dialog, Findable, Found, HelpTopic, Screen};
use jalons::dossier::Dossier;
use jalons::french::capitalised;
use jalons::guide::{GuideBlock, GuidePage, Said, guide, picture, pictures, report};
use jalons::store::Preferences;
use strum::IntoEnumIterator as _;

use crate::desk::Desk;
use crate::report_builders::{MADE_ON, page_texts, request};
use crate::sources::{files, take_apart};
use crate::window::{LAPTOP, Window};

/// Returns the name of what opens the help of a screen.
pub fn help_name(screen: Screen) -> String {
    format!("Aide\u{a0}: {}", screen.label())
}

/// Returns what is found in the help, the best first.
fn sought(query: &str) -> Vec<HelpTopic> {
    Findable::help().search(query).iter().filter_map(Found::topic).collect()
}

fn texts(blocks: &[GuideBlock]) -> impl Iterator<Item = &str> {
    blocks.iter().flat_map(GuideBlock::said).map(Said::as_str)
}

/// Returns the window with the help open at the page of a screen.
fn helped(screen: Screen) -> Window {
    let mut window = Window::open_with(Preferences::default(), LAPTOP);
    window.run(Command::OpenExample);
    window.act(Action::Go(screen));
    window.press(Key::F1);
    window
}

#[test]
fn every_screen_has_exactly_one_page() {
    let told: Vec<&str> =
        guide().pages.iter().flat_map(|page| &page.screens).map(String::as_str).collect();
    let mut screens: Vec<&str> = Screen::iter().map(Screen::label).collect();
    let mut sorted = told.clone();
    sorted.sort_unstable();
    screens.sort_unstable();
    assert_eq!(sorted, screens);
    for screen in Screen::iter() {
        let page = HelpTopic::of(screen).page().expect("a page of the guide");
        assert!(page.screens.iter().any(|one| one == screen.label()), "{screen:?}");
    }
}

#[test]
fn every_name_in_the_guide_leads_somewhere() {
    let mut ids = BTreeSet::new();
    let mut shown = BTreeSet::new();
    for page in &guide().pages {
        let id = page.id.as_str();
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        assert!(ids.insert(id), "{id} twice");
        assert!(!page.blocks.is_empty(), "{id} says nothing");
        for next in &page.see {
            assert!(next != id && guide().page(next).is_some(), "{id} → {next}");
        }
        for block in &page.blocks {
            let GuideBlock::Picture(name, alt) = block else { continue };
            assert!(picture(name).is_some(), "{id}: {name}");
            assert!(!alt.as_str().is_empty() && shown.insert(name.as_str()), "{id}: {name}");
        }
    }
    let named: BTreeSet<&str> = pictures().map(|one| one.name).collect();
    assert_eq!(shown, named, "a picture that no page shows only makes the program larger");
    let bytes: usize = pictures().map(|one| one.png.len()).sum();
    assert!(bytes < 900_000, "{bytes} bytes of pictures");
}

/// What stands in guillemets and is no name of the program: words of others, what one types.
const OTHERS: [&str; 7] = [
    ".jalons",
    "jalons --rendu opengl",
    "jalons --rendu wgpu",
    "Windows a protégé votre ordinateur",
    "Informations complémentaires",
    "Exécuter quand même",
    "France santé",
];

#[test]
fn what_stands_in_guillemets_is_named_so_in_the_program() {
    let mut names = crate::button_names::names();
    for source in files("grids", &[".ron"]) {
        names.extend(take_apart(&source.text).0.into_iter().map(|literal| plain(&literal.text)));
    }
    let pages = guide().pages.iter().flat_map(|page| texts(&page.blocks));
    let sheet = guide().sheet.parts.iter().flat_map(|part| texts(&part.blocks));
    let mut wrong = BTreeSet::new();
    for text in pages.chain(sheet).map(plain) {
        for piece in text.split('«').skip(1) {
            let name = piece.split('»').next().unwrap_or_default().trim();
            let is_named = [name.to_owned(), capitalised(name)].iter().any(|it| names.contains(it));
            if !is_named && !OTHERS.contains(&name) {
                wrong.insert(name.to_owned());
            }
        }
    }
    assert!(wrong.is_empty(), "nothing has these names: {wrong:?}");
}

#[test]
fn guillemets_open_and_close() {
    let pages = guide().pages.iter().flat_map(|page| texts(&page.blocks));
    let sheet = guide().sheet.parts.iter().flat_map(|part| texts(&part.blocks));
    for text in pages.chain(sheet).chain([guide().sheet.lead.as_str()]) {
        let signs: Vec<char> = text.chars().filter(|c| "«»".contains(*c)).collect();
        assert!(signs.chunks(2).all(|pair| pair == ['«', '»']), "{text}");
        let said = Said::from(text.to_owned());
        assert_eq!(said.text().plain(), said.as_str(), "names in bold, and nothing else changed");
    }
}

#[test]
fn every_page_is_found_by_its_title_and_by_words_without_accents() {
    for topic in HelpTopic::all() {
        assert_eq!(sought(topic.title()).first(), Some(&topic), "{}", topic.title());
        let plain = jalons::french::fold(topic.title());
        assert!(sought(&plain).contains(&topic), "{plain}");
    }
    for query in ["sceau", "scelle", "SCELLÉ", "acces", "preuve", "raccourci"] {
        assert!(!sought(query).is_empty(), "{query}");
    }
    assert_eq!(sought("zzz"), []);
    assert_eq!(sought(""), HelpTopic::all().collect::<Vec<_>>(), "every page, without a query");
}

#[test]
fn f1_and_the_question_mark_open_the_page_of_the_screen() {
    let mut window = Window::with_file();
    for screen in Screen::iter() {
        window.act(Action::Go(screen));
        let page = HelpTopic::of(screen);
        window.press(Key::F1);
        assert_eq!(window.state().dialog, Some(Dialog::Help(page)), "F1, {screen:?}");
        assert!(window.shows(&plain(page.title())), "{screen:?}");
        window.press(Key::Escape);
        assert_eq!(window.state().dialog, None, "{screen:?}");
        window.click(Role::Button, &plain(&help_name(screen)));
        assert_eq!(window.state().dialog, Some(Dialog::Help(page)), "?, {screen:?}");
        window.press(Key::Escape);
    }
}

#[test]
fn a_screen_without_a_campaign_and_the_first_start_have_their_help_too() {
    let mut window = Window::open();
    window.click(Role::Button, &plain(&help_name(Screen::Home)));
    assert_eq!(window.state().dialog, Some(Dialog::Help(HelpTopic::of(Screen::Home))));
    window.press(Key::Escape);
    window.run(Command::New);
    for screen in Screen::iter() {
        window.act(Action::Go(screen));
        window.click(Role::Button, &plain(&help_name(screen)));
        assert_eq!(window.state().dialog, Some(Dialog::Help(HelpTopic::of(screen))), "{screen:?}");
        window.press(Key::Escape);
    }
}

/// Writes a text as it is typed.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Returns the page of the list that is chosen.
fn chosen(window: &Window) -> Option<String> {
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let mut chosen = rows.map(|node| node.accesskit_node()).filter(|row| {
        let is_page = HelpTopic::all().any(|topic| Some(topic.title()) == row.label().as_deref());
        is_page && row.toggled() == Some(Toggled::True)
    });
    chosen.next().and_then(|row| row.label())
}

#[test]
fn the_help_is_searched_and_read_with_the_keyboard() {
    let mut window = helped(Screen::Assess);
    let page = |screen| HelpTopic::of(screen).title().to_owned();
    assert_eq!(window.focused().name, "Chercher dans l’aide");
    assert_eq!(chosen(&window), Some(page(Screen::Assess)), "the page of the screen");
    let all: Vec<HelpTopic> = HelpTopic::all().collect();
    let at = all.iter().position(|one| *one == HelpTopic::of(Screen::Assess)).expect("listed");
    window.press(Key::ArrowDown);
    assert_eq!(chosen(&window).as_deref(), Some(all[at + 1].title()));
    window.press(Key::ArrowUp);
    assert_eq!(chosen(&window), Some(page(Screen::Assess)));
    window.write("sceau");
    let first = sought("sceau")[0].title();
    window.press(Key::Enter);
    assert_eq!(chosen(&window).as_deref(), Some(first), "Enter opens the first found");
    window.fill("Chercher dans l’aide", "zzz");
    assert!(window.shows("Aucune page ne contient ces mots."));
    window.click(Role::Button, "Effacer la recherche");
    window.write("mots expliques");
    window.press(Key::Enter);
    assert_eq!(chosen(&window).as_deref(), Some("Mots expliqués"));
    assert!(window.shows("Palier : une étape de toute l’équipe."));
    window.press(Key::Escape);
    assert_eq!(window.state().dialog, None);
}

#[test]
fn a_page_leads_to_the_next_and_shows_its_picture() {
    let mut window = helped(Screen::Assess);
    let page: &GuidePage = HelpTopic::of(Screen::Assess).page().expect("a page");
    let alt = page.blocks.iter().find_map(|block| match block {
        GuideBlock::Picture(_, alt) => Some(plain(alt.as_str())),
        GuideBlock::Text(_) | GuideBlock::Steps(_) | GuideBlock::List(_) | GuideBlock::Note(_) => {
            None
        }
    });
    window.find(Role::Image, &alt.expect("a picture"));
    let next = guide().page(&page.see[0]).expect("a page").title.as_str();
    window.find(Role::Link, &plain(next)).scroll_to_me();
    window.harness.run();
    window.click(Role::Link, &plain(next));
    assert_eq!(chosen(&window).as_deref(), Some(next));
}

#[test]
fn the_list_follows_the_page_in_front() {
    let mut window = helped(Screen::Grids);
    let next = plain(HelpTopic::named("campagne-suivante").expect("a page").title());
    window.find(Role::Link, &next).scroll_to_me();
    window.harness.run();
    window.click(Role::Link, &next);
    window.harness.run();
    let field = window.find(Role::TextInput, "Chercher dans l’aide").rect();
    let row = window.find(Role::ListItem, &next).rect();
    assert!(row.top() >= field.bottom(), "its row is in sight: {row:?} under {field:?}");
}

#[test]
fn the_help_is_read_in_a_small_window_and_very_large_letters() {
    for size in [Vec2::new(700.0, 500.0), Vec2::new(350.0, 250.0)] {
        let mut window = Window::open_with(Preferences::default(), size);
        window.press(Key::F1);
        assert_eq!(chosen(&window).as_deref(), Some(HelpTopic::of(Screen::Home).title()));
        window.write("sceau");
        window.press(Key::Enter);
        assert_eq!(chosen(&window).as_deref(), Some(sought("sceau")[0].title()), "{size}");
    }
}

#[test]
fn the_palette_leads_to_pages_of_the_help() {
    let mut desk = Desk::empty();
    let topic = HelpTopic::of(Screen::Meeting);
    let name = format!("Aide\u{a0}: {}", topic.title());
    let found = Findable::of(&desk.state).search(&name);
    let first = found.first().expect("it is found");
    assert_eq!(first.name, name);
    for action in first.actions() {
        desk.act(action);
    }
    assert_eq!(desk.state.dialog, Some(Dialog::Help(topic)));
}

#[test]
fn the_guide_leaves_without_an_open_dossier() {
    for (button, length) in
        [("Guide en PDF…", GuideLength::Whole), ("Une page à afficher…", GuideLength::OnePage)]
    {
        let mut window = Window::open();
        window.choose("guide.pdf");
        window.press(Key::F1);
        window.click(Role::Button, button);
        let asked = format!("ask {}.pdf", length.title());
        window.check_asked(&[&asked, &format!("export {:?}", Export::Guide(length))]);
        assert_eq!(window.state().dialog, None, "what was made is told in sight");
        assert!(window.shows("guide.pdf » est prêt"));
    }
}

/// Returns a text without what a line or a page may break.
fn joined(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

#[test]
fn the_guide_and_the_sheet_come_out_as_accessible_pages() {
    for length in GuideLength::iter() {
        let asked = request(Export::Guide(length), &Dossier::default());
        let made = produce(&asked, &mut |_| true).expect("a document");
        assert!(made.bytes.starts_with(b"%PDF"), "{length:?}");
        assert_eq!(made.warnings, Vec::<String>::new());
    }
    let pages = page_texts(&report(GuideLength::Whole, MADE_ON));
    assert!((8..40).contains(&pages.len()), "{} pages", pages.len());
    let all = joined(&pages.concat());
    for page in &guide().pages {
        let title = joined(page.title.as_str());
        assert!(all.matches(&title).count() >= 2, "{title}: in the contents and at its page");
    }
    let sheet = page_texts(&report(GuideLength::OnePage, MADE_ON));
    assert_eq!(sheet.len(), 1, "one page");
    for part in &guide().sheet.parts {
        assert!(joined(&sheet[0]).contains(&joined(part.title.as_str())));
    }
}
