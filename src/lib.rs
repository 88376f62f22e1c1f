//! Jalons: a team's self-assessment of its coordinated practice, from grid to report.
//!
//! This page is the map of the house. A grid is data. Scoring is arithmetic on plain values. The
//! window only reads and asks. Every number can say where it comes from; every error says what to
//! do next.
//!
//! | module | what it is | never |
//! | --- | --- | --- |
//! | [`french`] | numbers, dates, words that are alike, order and typography | knows what is written |
//! | [`source`] | a text a person wrote → a tree with places, and all its problems at once; what every such file has in common: its kind, its names | knows what the tree means |
//! | [`grid`] | what is assessed: domains, criteria, scales of any length, rules of scoring; valid by construction | touches a file, knows an answer |
//! | [`dossier`] | a team's file: team, campaigns, sealed ballots, agreed answers, meeting, actions, proofs, *démarche qualité*, presentation; every change is an [`dossier::Edit`], two versions are told apart and made one by [`dossier::compare`] | computes a score |
//! | [`scoring`] | answers → coverage, means, gates, what changed; ballots → agreement, agenda; proofs → strength; *démarche qualité* → what is there; exact and explained | uses a float, reads today's date |
//! | [`remuneration`] | declared facts + dated rules → a statement, exact, sourced and explained | uses a float, reads today's date, holds a legal number |
//! | [`shipped`] | what Jalons brings with it: grids, rules of remuneration, an example | is anything but data |
//! | [`theme`] | design tokens and fonts as plain values | knows egui |
//! | [`chart`] | model (plain data) → layout (pure) → draw (any plotters surface) | knows egui or a file format |
//! | [`report`] | everything → a document as data ([`report::content`], made by [`report::documents`]) → bytes: one exporter for each format, which sees only the document. Some files are no document and are made straight from the dossier: [`report::calendar`], [`report::ballot_page`], the ballot on paper ([`report::documents::PaperBallot`]), the plan as a table ([`report::csv`]) and pictures of charts ([`report::svg`], [`report::png`]) | writes a file |
//! | [`guide`] | how to do things with the program, as pages in plain French (`assets/aide/guide.ron`): the window shows them as its help, and they leave as a document | knows what a screen or a command is: it names them by their labels |
//! | [`store`] | the only module that touches files: bounded read, atomic write, dated versions, what a cut session kept, lock beside a file, preferences, journal | knows what it stores |
//! | [`app`] | what the program is doing, without a window: `State`, `Session`, `Action`, `Command`, `Effect` | opens a dialog, reads the clock, knows egui |
//! | `ui` | the window (feature `gui`): screens read and ask, the shell carries out effects | computes a score or an amount, changes a dossier by itself |
//! | [`cli`] | the same work from a terminal | computes a score or an amount, changes a dossier by itself |
//!
//! Each row may use the rows above it, never those below (`tests/it/tidy.rs`), and no file needs one
//! that needs it (`tests/it/circles.rs`). Three crates hold the rows: `src/core` down to [`shipped`],
//! `src/documents` down to [`guide`], and this one the rest, which shows them all under the names they
//! have here. French is typed plainly in the sources: `fr!` (`src/typeset`) sets it when it is compiled,
//! and the running text of documents is one file, `assets/rapports/textes.ron`.
//!
//! # How a change travels
//!
//! A view pushes an [`app::Action`]. [`app::State::update`], the only place where anything changes (but
//! for [`app::State::keep_again`], after a fault), applies it and returns [`app::Effects`]: "ask where to save", "write these bytes". The shell
//! (`ui::shell`) carries them out aside and answers with another action. An effect and its answer bear
//! the same [`app::Ticket`]: an answer that nobody awaits is dropped, in one place. What dies with an
//! open dossier is one [`app::Session`], replaced whole. So the whole program runs in tests without a
//! disk or a screen.
//!
//! # Invariants
//!
//! * Unanswered is not zero: `Option<Level>` all the way; a score knows its coverage.
//! * What is new is named by a number drawn at random: two copies of a dossier name no two things alike.
//! * Numbers are exact (ratios of integers) until the one rounding, on display.
//! * An agreed answer is a decision of the team: nothing computes it.
//! * A ballot cannot be opened before the reveal, by anyone: types hold it. Reveal and closing leave no past.
//! * Nobody is singled out: groups from three people on, and never so that one can subtract.
//! * A closed campaign changes no more: a correction is a dated addition.
//! * A campaign keeps the grid it was made with; only criteria of the same id and meaning compare, and nothing
//!   does over a major version. One id and version says one thing: another content is refused.
//! * A document is data before it is a format: a number cannot differ between PDF, Word and workbook.
//! * A criterion gives a level of its own scale: chosen, or what follows from what was [`Observed`](grid::Observed). Whatever
//!   the scale, everything is a share of its range until it is told in a [`Unit`](grid::Unit).
//! * A calculation that is shown is the one that is computed; a level never claims an indicator.
//! * No legal number stands in code: rules are data, each figure with its source and certainty.
//! * What is not saved is kept aside within a second or so ([`app::Guard`]); what a save replaces stays among the dated versions, unless ballots it held are given up; what is waited for is told ([`app::Wait`]).
//! * What a person wrote in a file is never rewritten in place: dossiers are written whole, grids never.
//! * Whatever a file holds, it is answered at once: [`source::Limits`] bound what is read, `fuzz/` tries every reader.
//! * Problems in a person's file are data, several at once; failures of the outside are small enums.
//!
//! # Words
//!
//! `Grid` grille · `Domain` domaine · `Criterion` critère · `Scale` échelle · `Level` niveau, the number a person reads ·
//! `Characteristics` caractéristiques · `Measurement` mesure of a criterion · `CriterionCondition` when it is asked · `Gate` palier ·
//! `Dossier` dossier · `Team` équipe · `Campaign` campagne, its `Extent` parcours · `Ballot` avis, one person's, in a
//! `Collection` · `Booth` isoloir · `Answer` réponse agreed by the team · `Agreement` how far ballots agree, `Verdict` accord,
//! écart or partagé · `Meeting` réunion, `Decision` · `Improvement` action d’amélioration · `Proof` preuve,
//! `Strength` of a claim · `QualityApproach` démarche qualité, `Measure` mesure, `Piece` of a level ·
//! `Presentation` of documents, `Wishes` for one, `Readership` lecture, `LogoImage` logo · `Export` any file one can ask for · `Closure` clôture · `Highlight` point fort or priority ·
//! `Facts` données declared for an exercice · `Backing` of an indicator, its justificatif as it holds · `Rules` règles · `Statement` décompte · `Indicator`
//! indicateur · `Step` "le prochain cran" · `Doubt` a gentle question · `Problem` problème in a file · `Notice` message to the person. `socle`, `aci`, `patientele` stay
//! French, as do `ipa`, `sisa` and `prerequis`: a translation would be a guess.

#[macro_use]
extern crate jalons_typeset;

pub mod app;
pub mod cli;
pub mod store;
#[cfg(feature = "gui")]
pub mod ui;

pub use jalons_core::{dossier, french, grid, remuneration, scoring, shipped, source};
pub use jalons_documents::{chart, guide, report, theme};
