//! Grids of other shapes than ours, as their authors published them: they are read whole, written so
//! that they come back, and their sums are those that were worked out apart.

use std::sync::Arc;

use jalons::dossier::{
    Answer, Associates, CampaignField, CampaignId, Dossier, Edit, Extent, Fact, Quantity,
};
use jalons::grid::{
    Criterion, CriterionId, CriterionKind, Domain, Grid, Held, Level, Measurement, Observed, file,
};
use jalons::remuneration::{self, QuestionIndex};
use jalons::scoring::Scores;
use jiff::civil::date;
use num_rational::Ratio;

use crate::{builders, sources};

fn grids() -> Vec<(String, Grid)> {
    let names = [
        "autodiag.ron",
        "dsomm.ron",
        "pcmh-a.ron",
        "quatre-couleurs.ron",
        "samm.ron",
        "scirocco.ron",
    ];
    let mut all = sources::files("tests/fixtures/grilles/publiques", &[".ron"]);
    let found: Vec<&str> = all.iter().filter_map(|one| one.path.rsplit('/').next()).collect();
    assert_eq!(found, names);
    all.extend(
        sources::files("grids", &[".ron"])
            .into_iter()
            .filter(|one| !one.path.contains("remuneration")),
    );
    let read = |one: sources::Source| {
        let reading = file::read(one.text.as_bytes());
        let told: Vec<String> =
            reading.problems.iter().map(|problem| problem.render(&one.path)).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        (one.path, reading.value.expect("a grid without problem"))
    };
    all.into_iter().map(read).collect()
}

#[test]
fn every_grid_is_read_without_a_word_and_comes_back() {
    let grids = grids();
    assert!(grids.len() >= 7, "{}", grids.len());
    for (path, grid) in grids {
        let written = file::write(&grid);
        let again = file::read(written.as_bytes()).value.expect(&path);
        assert_eq!(again, grid, "{path}\n{written}");
    }
}

// Sums, worked out apart from the files' own data, with exact fractions.

/// A team that answers, criterion by criterion.
struct Team {
    dossier: Dossier,
}

const CAMPAIGN: CampaignId = CampaignId(1);

impl Team {
    fn of(name: &str) -> Self {
        Self::with(grids().into_iter().find(|(path, _)| path.contains(name)).expect(name).1)
    }

    fn with(grid: Grid) -> Self {
        let begin = Edit::AddCampaign {
            id: CAMPAIGN,
            title: "Essai".to_owned(),
            date: date(2026, 11, 2),
            grid: Arc::new(grid),
            extent: Extent::Full,
        };
        Self { dossier: begin.apply(&Dossier::default()) }
    }

    fn edit(&mut self, edit: &Edit) -> &mut Self {
        self.dossier = edit.apply(&self.dossier);
        self
    }

    fn answer(&mut self, criterion: &str, answer: Answer) -> &mut Self {
        self.edit(&Edit::Answer(CAMPAIGN, id(criterion), Some(answer)))
    }

    fn level(&mut self, criterion: &str, number: u8) -> &mut Self {
        self.answer(criterion, Answer::Level(Level::at(number)))
    }

    fn measure(&mut self, criterion: &str, number: Ratio<i64>) -> &mut Self {
        self.edit(&Edit::Observe(CAMPAIGN, id(criterion), Some(Observed::Number(number))))
    }

    /// Answers characteristics in their order: o, p or n.
    fn held(&mut self, criterion: &str, said: &str) -> &mut Self {
        let grid = &self.dossier.campaigns[0].grid;
        let (_, asked) = grid.criterion(&id(criterion)).expect(criterion);
        let items = match &asked.kind {
            CriterionKind::Characteristics(all) => &*all.items,
            CriterionKind::Levels | CriterionKind::Measure(_) | CriterionKind::YesNo(_) => &[],
        };
        assert!(!items.is_empty(), "{criterion}");
        let held = items.iter().zip(said.chars()).map(|(item, sign)| {
            let held = match sign {
                'o' => Held::Yes,
                'p' => Held::Partly,
                _ => Held::No,
            };
            (item.id.clone(), held)
        });
        let observed = Observed::Characteristics(held.collect());
        self.edit(&Edit::Observe(CAMPAIGN, id(criterion), Some(observed)))
    }

    fn profile(&mut self, question: &str, answer: &str) -> &mut Self {
        let field = CampaignField::Profile(question.to_owned(), Some(answer.to_owned()));
        self.edit(&Edit::Campaign(CAMPAIGN, field))
    }

    /// Answers every criterion, by its place.
    fn all(&mut self, level: impl Fn(usize) -> Option<u8>) -> &mut Self {
        let grid = Arc::clone(&self.dossier.campaigns[0].grid);
        for (place, (_, criterion)) in grid.criteria().enumerate() {
            if let Some(number) = level(place) {
                self.level(&criterion.id.0, number);
            }
        }
        self
    }

    fn set_aside(&self) -> Vec<&str> {
        let campaign = &self.dossier.campaigns[0];
        let aside = |(_, one): &(&Domain, &Criterion)| campaign.set_aside(one).is_some();
        campaign.grid.criteria().filter(aside).map(|(_, one)| one.id.0.as_str()).collect()
    }

    /// Checks the scores of domains, of parts of them, and of the whole: "A 75, B 145/2, ensemble 865/12".
    #[track_caller]
    fn check(&self, expected: &str) {
        let scores = Scores::of(&self.dossier, CAMPAIGN).expect("a campaign");
        let fraction = |mean: Ratio<i64>| mean.to_string();
        let mut told = Vec::new();
        for domain in &scores.domains {
            for part in &domain.score.parts {
                told.push(format!("{} {}", part.code, part.score.map_or("–".into(), fraction)));
            }
            told.push(format!(
                "{} {}",
                domain.code,
                domain.score.mean.map_or("–".into(), fraction)
            ));
        }
        told.push(format!("ensemble {}", scores.whole.mean.map_or("–".into(), fraction)));
        assert_eq!(told.join(", "), expected);
        for score in scores.domains.iter().map(|one| &one.score).chain([&scores.whole]) {
            let explained = score.explanation();
            assert!(!explained.lines.is_empty() && !explained.arithmetic.is_empty());
        }
    }

    /// Returns the name of the step reached.
    fn step(&self) -> String {
        let scores = Scores::of(&self.dossier, CAMPAIGN).expect("a campaign");
        scores.gate.words(&self.dossier.campaigns[0].grid)
    }
}

fn id(name: &str) -> CriterionId {
    CriterionId(name.to_owned())
}

#[test]
fn practices_of_three_storeys_are_told_out_of_three() {
    let mut team = Team::of("samm");
    team.all(|k| u8::try_from((3 * k + k * k / 7) % 4).ok());
    team.check(
        "G-SM 3/2, G-PC 9/8, G-EG 7/8, G 7/6, D-TA 7/8, D-SR 9/8, D-SA 3/2, D 7/6, I-SB 9/8, I-SD 3/8, I-DM 9/8, \
         I 7/8, V-AA 11/8, V-RT 11/8, V-ST 9/8, V 31/24, O-IM 3/8, O-EM 9/8, O-OM 3/2, O 1, ensemble 11/10",
    );
}

#[test]
fn twelve_levels_from_one_have_a_plain_mean_of_their_numbers() {
    let level = |k: usize| u8::try_from(1 + (5 * k + k / 7) % 12).ok();
    let mut team = Team::of("pcmh-a");
    team.all(level);
    team.check(
        "P1 11/2, P2 19/4, P3 15/2, P4 4, P5 33/5, P6 11/2, P7 25/4, P8 23/5, ensemble 67/12",
    );
    let mut team = Team::of("pcmh-a");
    team.all(|k| if k % 4 == 3 { None } else { level(k) });
    let scores = Scores::of(&team.dossier, CAMPAIGN).expect("a campaign");
    assert_eq!(scores.whole.mean, Ok(Ratio::new(52, 9)));
}

/// Everything is done.
fn all_done() -> Team {
    let mut team = Team::of("dsomm");
    let grid = Arc::clone(&team.dossier.campaigns[0].grid);
    for (_, criterion) in grid.criteria() {
        team.level(&criterion.id.0, criterion.scale.highest().number());
    }
    team
}

#[test]
fn a_level_is_reached_when_all_of_it_and_of_those_below_is_acquired() {
    let mut team = all_done();
    team.check("C 4, O 4, I 4, J 4, T 4, ensemble 4");
    assert_eq!(team.step(), "Exemplaire");
    for one in ["version-signee", "journaux-lisibles", "balayage-simple"] {
        team.level(one, 0);
    }
    team.level("formation-de-base", 3).level("exercice", 3);
    assert_eq!(team.set_aside(), ["journaux-correles", "balayage-connecte"]);
    team.check("C 2, O 3, I 4, J 1, T 1, ensemble 1");
    assert_eq!(team.step(), "Base");

    let mut team = all_done();
    team.level("code-versionne", 0);
    assert_eq!(team.set_aside().len(), 4);
    team.check("C 4, O 4, I 0, J 4, T 4, ensemble 0");

    let mut team = all_done();
    team.level("formation-de-base", 2);
    team.edit(&Edit::Answer(CAMPAIGN, id("tests-etendus"), None));
    team.check("C 4, O 0, I 4, J 4, T 3, ensemble 0");
}

/// The first answers of the self-diagnosis, which mixes every kind of criterion.
fn self_diagnosis() -> Team {
    let mut team = Team::of("autodiag");
    let midwife = Associates { profession: "Sage-femme".to_owned(), count: 1 };
    team.edit(&Edit::Associates(vec![midwife]));
    team.profile("forme", "MSP").profile("sites", "Un seul site");
    team.level("demandes-du-jour", 2).measure("delai-de-reponse", Ratio::new(9, 2));
    team.held("accueil-handicap", "ono").held("dossier-commun", "oopo");
    team.measure("dossiers-complets", Ratio::from_integer(80)).level("papier-ouvert", 0);
    team.measure("protocoles", Ratio::from_integer(5)).level("reunions", 3);
    team.level("sages-femmes", 2)
        .level("projet", 1)
        .level("projet-relu", 1)
        .held("qualite", "opon");
    team
}

#[test]
fn kinds_weights_conditions_and_named_steps_hold_together() {
    let mut team = self_diagnosis();
    assert_eq!(team.set_aside(), ["sites"]);
    team.check("A 75, B-O 50, B-P 175/2, B 145/2, C 200/3, ensemble 865/12");
    assert_eq!(team.step(), "Bronze");

    team.level("papier-ouvert", 1);
    team.check("A 75, B-O 70, B-P 175/2, B 161/2, C 200/3, ensemble 913/12");
    assert_eq!(team.step(), "Argent");

    team.measure("delai-de-reponse", Ratio::new(5, 2));
    team.answer("accueil-handicap", Answer::NotApplicable { reason: "ailleurs".to_owned() });
    team.held("dossier-commun", "oooo").level("reunions", 4).level("projet-relu", 2);
    team.held("qualite", "oooo").level("sites", 1);
    team.profile("forme", "CPTS").profile("sites", "Plusieurs sites");
    assert_eq!(team.set_aside(), ["sages-femmes"]);
    team.check("A 175/2, B-O 100, B-P 100, B 100, C 100, ensemble 385/4");
    assert_eq!(team.step(), "Or");
}

#[test]
fn what_a_rule_sets_aside_leaves_the_sums() {
    let mut team = self_diagnosis();
    team.level("projet", 0).edit(&Edit::Associates(Vec::new()));
    let clear = |question: &str| CampaignField::Profile(question.to_owned(), None);
    team.edit(&Edit::Campaign(CAMPAIGN, clear("forme")));
    assert_eq!(team.set_aside(), ["sites", "sages-femmes", "projet-relu"]);
    team.check("A 75, B-O 50, B-P 650/7, B 530/7, C 25, ensemble 915/14");
}

#[test]
fn a_measured_number_is_proposed_to_the_remuneration() {
    let mut grid = builders::grid(&["Coordination"], 1);
    let measure = Measurement {
        unit: "patients".to_owned(),
        is_rising: true,
        thresholds: (1..=4).map(|number| Ratio::from_integer(number * 1_000)).collect(),
        minimum: Ratio::from_integer(0),
        maximum: Ratio::from_integer(1_000_000),
        decimals: 0,
        fact: Some("patientele".to_owned()),
    };
    grid.domains[0].criteria[0].kind = CriterionKind::Measure(measure);
    let criterion = grid.domains[0].criteria[0].id.0.clone();
    let rules = jalons::shipped::rules();
    let asked = rules.questions.iter().position(|one| one.id.0 == "patientele").unwrap();
    let proposed = |team: &Team, year| {
        remuneration::proposal(&rules, &team.dossier, year, QuestionIndex(asked))
    };
    let mut team = Team::with(grid);
    assert_eq!(proposed(&team, 2026), None);
    team.measure(&criterion, Ratio::from_integer(3_400));
    team.check("A 3, ensemble 3");
    let found = proposed(&team, 2026).expect("a proposal");
    assert_eq!(found.fact, Fact::Number(Quantity::whole(3_400)));
    assert!(found.from.contains("critère A1"), "{}", found.from);
    assert_eq!(proposed(&team, 2025), None, "of another year");
    team.measure(&criterion, Ratio::new(1, 2));
    assert!(
        team.dossier.campaigns[0].entries[&id(&criterion)].observed
            == Some(Observed::Number(Ratio::from_integer(3_400))),
        "a number with more decimals than it is measured with is not taken"
    );
}
