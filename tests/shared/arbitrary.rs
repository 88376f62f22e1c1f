//! Dossiers nobody would think of, for laws: every kind of thing a file can hold.

use std::collections::BTreeSet;
use std::sync::Arc;

use jalons::dossier::{
    Answer, BallotScope, Campaign, CampaignId, Channel, Closure, Collection, CollectionEdit,
    Correction, CriterionEntry, Decided, Decision, Dossier, Edit, EntryText, Event, Fate, How,
    Improvement, ImprovementId, ImprovementState, Length, LogoImage, Measure, Meeting, MeetingEdit,
    MeetingText, ObjectiveVerdict, Opinion, Opinions, Phase, Presentation, Proof, ProofId,
    ProofKind, ProofPlace, QualityApproach, QualityTheme, Quantity, Remains, Tally, Vote, Wishes,
};
use jalons::grid::{CriterionId, Grid, Level};
use jiff::civil::{Date, date};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::{builders, gathering};

/// The grid of every campaign: two domains of three criteria.
fn grid() -> Arc<Grid> {
    Arc::new(gathering::grid(3))
}

pub fn text() -> impl Strategy<Value = String> {
    let tricky =
        ["", " ", "\n", "\\", "\"#", "a,\n    note: ", "« Oui », dit-elle : \"non\".", "é"];
    prop_oneof![
        2 => select(tricky.to_vec()).prop_map(str::to_owned),
        3 => "\\PC{0,24}",
        1 => "[a-z \n\t]{0,200}",
    ]
}

pub fn day() -> impl Strategy<Value = Date> {
    let usual = (2020_i16..2040, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d));
    prop_oneof![9 => usual, 1 => select(vec![Date::MIN, Date::MAX, date(2024, 2, 29)])]
}

fn level() -> impl Strategy<Value = Level> {
    select((0..=4).map(Level::at).collect::<Vec<_>>())
}

/// A criterion of the grid; now and then, one that no grid has.
fn criterion() -> impl Strategy<Value = CriterionId> {
    let known: Vec<CriterionId> = grid().criteria().map(|(_, one)| one.id.clone()).collect();
    prop_oneof![6 => select(known), 1 => "\\PC{0,12}".prop_map(CriterionId)]
}

fn known_criterion() -> impl Strategy<Value = CriterionId> {
    select(grid().criteria().map(|(_, one)| one.id.clone()).collect::<Vec<_>>())
}

pub fn answer() -> impl Strategy<Value = Answer> {
    let band = (0_i64..4, 1_i64..=4).prop_map(|(low, more)| Answer::Disputed {
        low: gathering::level(low),
        high: gathering::level((low + more).min(4)),
    });
    prop_oneof![
        level().prop_map(Answer::Level),
        "[a-zé][a-zé ]{0,30}".prop_map(|reason| Answer::NotApplicable { reason }),
        Just(Answer::Unknown),
        band,
    ]
}

fn decided() -> impl Strategy<Value = Decided> {
    let how = select(vec![How::Together, How::Discussed, How::Reassessed]);
    (day(), how).prop_map(|(on, how)| Decided { on, how })
}

fn entry() -> impl Strategy<Value = CriterionEntry> {
    let proofs = btree_set("[a-zé]{1,12}", 0..3);
    let said = (option::of(answer()), text(), option::of(level()), proofs);
    (said, text(), option::of(decided())).prop_map(|(said, minority, decided)| {
        let (answer, comment, target, held_proofs) = said;
        CriterionEntry { answer, observed: None, comment, target, held_proofs, minority, decided }
    })
}

fn channel() -> impl Strategy<Value = Channel> {
    select(vec![Channel::File, Channel::Code, Channel::Computer, Channel::Paper])
}

pub fn opinion() -> impl Strategy<Value = Opinion> {
    let vote = prop_oneof![
        5 => level().prop_map(Vote::Level),
        1 => Just(Vote::NotApplicable),
        1 => Just(Vote::Unknown),
    ];
    (option::of(vote), text()).prop_map(|(vote, comment)| Opinion { vote, comment, observed: None })
}

fn opinions() -> impl Strategy<Value = Opinions> {
    btree_map(known_criterion(), opinion(), 1..5)
}

fn scope() -> impl Strategy<Value = BallotScope> {
    prop_oneof![
        Just(BallotScope::Campaign),
        Just(BallotScope::Short),
        btree_set(prop_oneof!["d[01]", "\\PC{0,8}"], 0..3).prop_map(BallotScope::Domains),
    ]
}

fn fate() -> impl Strategy<Value = Fate> {
    select(vec![Fate::Counts, Fate::Destroyed])
}

/// A gathering with the ballots its scope accepts.
fn gather(campaign: &mut Campaign) -> impl Strategy<Value = Option<Collection>> + use<> {
    let campaign = campaign.clone();
    let who = ("[A-Za-zé -]{0,12}", "[A-Za-zé -]{0,12}");
    let ballots = vec((who, opinions(), channel(), day()), 0..4);
    let gathering = (any::<[u8; 32]>(), scope(), fate(), ballots, option::of(day()));
    option::of(gathering.prop_map(move |(seed, scope, fate, ballots, revealed_on)| {
        let mut campaign = campaign.clone();
        campaign.collection = Some(Collection::new(seed, scope, fate));
        for ((profession, name), opinions, channel, day) in ballots {
            let who = (profession.as_str(), name.as_str());
            if let Ok(mut ballot) = gathering::make(&campaign, who, opinions, channel) {
                Arc::make_mut(&mut ballot).received_on = day;
                gathering::receive(&mut campaign, &[ballot]);
            }
        }
        let mut collection = campaign.collection.expect("just opened");
        collection.revealed_on = revealed_on;
        collection
    }))
}

fn unique(criteria: Vec<CriterionId>) -> Vec<CriterionId> {
    let mut seen = BTreeSet::new();
    criteria.into_iter().filter(|id| seen.insert(id.clone())).collect()
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let way = (select(Length::ALL), select(Phase::ALL), any::<u32>());
    let lists = (vec(criterion(), 0..5), vec(criterion(), 0..5), option::of(criterion()));
    let sets = (btree_set(criterion(), 0..3), btree_set(criterion(), 0..3), btree_set(day(), 0..3));
    let points = btree_map(criterion(), 1_u32..30, 0..4);
    let texts = (vec(text(), 6), option::of(day()));
    (way, lists, sets, points, texts).prop_map(|(way, lists, sets, points, (texts, next_date))| {
        let [present, absent, quality_lead, told_absent, told_users, note] =
            texts.try_into().expect("six texts");
        Meeting {
            length: way.0,
            phase: way.1,
            sittings: sets.2,
            elapsed_seconds: way.2,
            together: unique(lists.0),
            agenda: unique(lists.1),
            objections: sets.0,
            postponed: sets.1,
            at: lists.2,
            points,
            present,
            absent,
            next_date,
            quality_lead,
            told_absent,
            told_users,
            note,
        }
    })
}

fn correction() -> impl Strategy<Value = Correction> {
    (day(), criterion(), text()).prop_map(|(on, criterion, text)| Correction {
        on,
        criterion,
        text,
    })
}

fn closure() -> impl Strategy<Value = Closure> {
    let tally = (any::<[u32; 5]>(), any::<u32>(), any::<u32>()).prop_map(
        |(counts, not_applicable, unknown)| {
            let levels = (0..).map(Level::at).zip(counts).filter(|(_, count)| *count > 0);
            Tally { levels: levels.collect(), not_applicable, unknown }
        },
    );
    let by_profession = btree_map("\\PC{0,12}", any::<u32>(), 0..4);
    let remains = (by_profession, btree_map(criterion(), tally, 0..4))
        .prop_map(|(by_profession, tallies)| Remains { by_profession, tallies });
    (day(), remains, vec(correction(), 0..3)).prop_map(|(on, remains, corrections)| Closure {
        on,
        remains,
        corrections,
    })
}

fn campaign(id: u32) -> impl Strategy<Value = Campaign> {
    let mut bare = builders::campaign(id, gathering::DAY, &grid());
    let entries = btree_map(known_criterion(), entry(), 0..4);
    let kept = (gather(&mut bare), option::of(meeting()), option::weighted(0.3, closure()));
    (text(), day(), text(), entries, kept).prop_map(
        move |(title, date, note, mut entries, (collection, meeting, closure))| {
            entries.retain(|_, entry| !entry.is_empty());
            let collection = collection.filter(|_| closure.is_none());
            Campaign { title, date, note, entries, collection, meeting, closure, ..bare.clone() }
        },
    )
}

fn state() -> impl Strategy<Value = ImprovementState> {
    select(ImprovementState::ALL)
}

pub fn improvement(id: u32) -> impl Strategy<Value = Improvement> {
    let event = (day(), option::of(state()), text()).prop_map(|(on, state, text)| Event {
        on,
        state,
        text,
    });
    let aim = (btree_set(criterion(), 0..3), option::of(level()), option::of(1_u32..5), state());
    let days = (option::of(day()), option::of(day()));
    (vec(text(), 5), aim, days, vec(event, 0..4)).prop_map(move |(texts, aim, days, history)| {
        let [objective, owner, means, indicator, expected_proof] =
            texts.try_into().expect("five texts");
        Improvement {
            id: ImprovementId(id),
            campaign: aim.2.map(CampaignId),
            objective,
            criteria: aim.0,
            planned: aim.1,
            owner,
            means,
            start: days.0,
            deadline: days.1,
            indicator,
            expected_proof,
            state: aim.3,
            history,
        }
    })
}

pub fn proof(id: u32) -> impl Strategy<Value = Proof> {
    let file = (text(), option::of("[0-9a-f]{64}")).prop_map(|(path, fingerprint)| {
        ProofPlace::File { path, fingerprint: fingerprint.unwrap_or_default() }
    });
    let place = prop_oneof![
        Just(ProofPlace::Unsaid),
        file,
        text().prop_map(ProofPlace::Address),
        text().prop_map(ProofPlace::Paper),
    ];
    let days = (option::of(day()), option::of(day()));
    let shows = (btree_set(criterion(), 0..3), btree_set(text(), 0..3));
    let what = (vec(text(), 3), select(ProofKind::ALL));
    (what, days, place, shows).prop_map(move |((texts, kind), days, place, shows)| {
        let [title, owner, note] = texts.try_into().expect("three texts");
        let (date, valid_until) = days;
        let (criteria, indicators) = shows;
        let id = ProofId(id);
        Proof { id, title, kind, date, valid_until, place, owner, criteria, indicators, note }
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    let quantity = || option::of(any::<i64>().prop_map(Quantity::hundredths));
    (text(), text(), quantity(), quantity(), quantity())
        .prop_map(|(label, unit, before, aim, after)| Measure { label, unit, before, aim, after })
}

/// What is said of the quality of a campaign; now and then, nothing.
fn approach(campaign: u32) -> impl Strategy<Value = QualityApproach> {
    let chosen = (option::of(select(QualityTheme::ALL)), option::of(select(ObjectiveVerdict::ALL)));
    let said = (vec(text(), 7), vec(measure(), 0..3), chosen);
    let said = said.prop_map(move |(texts, measures, (theme, verdict))| {
        let [reason, objective, observations, analysis, revision, difficulties, requests] =
            texts.try_into().expect("seven texts");
        QualityApproach {
            campaign: CampaignId(campaign),
            theme,
            reason,
            objective,
            measures,
            observations,
            verdict,
            analysis,
            revision,
            difficulties,
            requests,
        }
    });
    prop_oneof![4 => said, 1 => Just(QualityApproach::of(CampaignId(campaign)))]
}

fn logo() -> impl Strategy<Value = LogoImage> {
    let pixels = (1_u32..5, 1_u32..5, any::<[u8; 4]>(), text());
    pixels.prop_map(|(width, height, colour, description)| {
        let image = image::RgbaImage::from_pixel(width, height, image::Rgba(colour));
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, image::ImageFormat::Png).expect("written in memory");
        LogoImage::from_bytes(bytes.get_ref(), &description).expect("a picture")
    })
}

pub fn presentation() -> impl Strategy<Value = Presentation> {
    let wishes = (text(), text(), btree_set(text(), 0..3))
        .prop_map(|(before, after, left_out)| Wishes { before, after, left_out })
        .prop_filter("wishes nothing", |wishes| !wishes.is_blank());
    (text(), option::weighted(0.3, logo()), btree_map(text(), wishes, 0..3))
        .prop_map(|(letterhead, logo, wishes)| Presentation { letterhead, logo, wishes })
}

/// A dossier of three campaigns, a few improvements and proofs, and what goes with them.
pub fn dossier() -> impl Strategy<Value = Dossier> {
    let campaigns = (campaign(1), campaign(2), campaign(3));
    let improvements = vec(option::of(improvement(0)), 0..4);
    let proofs = vec(option::of(proof(0)), 0..4);
    let papers = ((approach(1), approach(2), approach(3)), presentation());
    let kept = (campaigns, improvements, proofs, papers);
    kept.prop_map(|((one, two, three), improvements, proofs, (approaches, presentation))| {
        let mut dossier = Dossier {
            campaigns: [one, two, three].map(Arc::new).into(),
            presentation: Arc::new(presentation),
            ..Dossier::default()
        };
        // Numbers are free, so long as they differ.
        for (id, one) in (1..).zip(improvements) {
            let named = one.map(|one| Arc::new(Improvement { id: ImprovementId(id), ..one }));
            dossier.improvements.extend(named);
        }
        for (id, one) in (1..).zip(proofs) {
            dossier.proofs.extend(one.map(|one| Arc::new(Proof { id: ProofId(id), ..one })));
        }
        dossier.campaigns.sort_by_key(|campaign| (campaign.date, campaign.id));
        let (one, two, three) = approaches;
        for approach in [one, two, three] {
            dossier = Edit::Quality(Arc::new(approach)).apply(&dossier);
        }
        dossier
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    let said = || option::of(text());
    (answer(), said(), said(), decided()).prop_map(|(answer, reason, minority, decided)| Decision {
        observed: None,
        answer,
        reason,
        minority,
        decided,
    })
}

fn collection_edit() -> impl Strategy<Value = CollectionEdit> {
    let open = (any::<[u8; 32]>(), scope(), fate())
        .prop_map(|(seed, scope, fate)| CollectionEdit::Open { seed, scope, fate });
    prop_oneof![
        open,
        fate().prop_map(CollectionEdit::Fate),
        "[0-9a-f]{32}".prop_map(CollectionEdit::Withdraw),
        day().prop_map(CollectionEdit::Reveal),
        Just(CollectionEdit::Abandon),
    ]
}

fn meeting_edit() -> impl Strategy<Value = MeetingEdit> {
    let ids = || vec(criterion(), 0..4).prop_map(unique);
    let text_of = select(MeetingText::ALL);
    let agenda = (ids(), ids(), ids()).prop_map(|(together, agenda, postponed)| {
        MeetingEdit::Agenda { together, agenda, postponed }
    });
    prop_oneof![
        select(Length::ALL).prop_map(MeetingEdit::Length),
        select(Phase::ALL).prop_map(MeetingEdit::Phase),
        agenda,
        option::of(criterion()).prop_map(MeetingEdit::At),
        (criterion(), any::<bool>()).prop_map(|(id, objects)| MeetingEdit::Object(id, objects)),
        criterion().prop_map(MeetingEdit::Postpone),
        criterion().prop_map(|id| MeetingEdit::TakeUp(vec![id])),
        day().prop_map(MeetingEdit::Sitting),
        any::<u32>().prop_map(MeetingEdit::Elapsed),
        (criterion(), 0_u32..40).prop_map(|(id, points)| MeetingEdit::Points(id, points)),
        option::of(day()).prop_map(MeetingEdit::NextDate),
        (text_of, text()).prop_map(|(which, text)| MeetingEdit::Text(which, text)),
    ]
}

/// A change about ballots, meetings, improvements, proofs, quality, papers or closing, to a campaign that may not
/// be there.
pub fn edit() -> impl Strategy<Value = Edit> {
    let of = || (1_u32..=4).prop_map(CampaignId);
    prop_oneof![
        3 => (of(), collection_edit()).prop_map(|(id, edit)| Edit::Collect(id, edit)),
        4 => (of(), meeting_edit()).prop_map(|(id, edit)| Edit::Meet(id, edit)),
        2 => (of(), vec((known_criterion(), decision()), 1..4))
            .prop_map(|(id, decisions)| Edit::Decide(id, decisions)),
        1 => (of(), known_criterion(), select(EntryText::ALL), text())
            .prop_map(|(id, criterion, which, text)| Edit::Text(id, criterion, which, text)),
        1 => (of(), day()).prop_map(|(id, day)| Edit::CloseCampaign(id, day)),
        1 => (of(), correction()).prop_map(|(id, correction)| Edit::Correct(id, correction)),
        1 => of().prop_map(Edit::RemoveCampaign),
        1 => (of(), known_criterion(), option::of(answer()))
            .prop_map(|(id, criterion, answer)| Edit::Answer(id, criterion, answer)),
        1 => (of(), vec((known_criterion(), answer()), 0..4))
            .prop_map(|(id, answers)| Edit::Confirm(id, answers)),
        1 => improvement(2).prop_map(|one| Edit::Improvement(Box::new(one))),
        1 => (1_u32..6).prop_map(|id| Edit::RemoveImprovement(ImprovementId(id))),
        1 => proof(2).prop_map(|one| Edit::Proof(Box::new(one))),
        1 => (1_u32..6).prop_map(|id| Edit::RemoveProof(ProofId(id))),
        1 => (1_u32..=4).prop_flat_map(approach).prop_map(|one| Edit::Quality(Arc::new(one))),
        1 => presentation().prop_map(|one| Edit::Presentation(Arc::new(one))),
    ]
}

/// Puts things in an order nobody chose.
pub fn shuffled<T>(mut things: Vec<T>, places: &[Index]) -> Vec<T> {
    let mut shuffled = Vec::with_capacity(things.len());
    for place in places.iter().cycle() {
        if things.is_empty() {
            break;
        }
        shuffled.push(things.remove(place.index(things.len())));
    }
    shuffled
}
