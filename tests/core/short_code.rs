//! The short code: the same as the page's, forgiving of hands, unforgiving of errors.

use jalons::dossier::Vote;
use jalons::dossier::short_code::{self, CodeError};
use jalons::grid::{Level, Scale};
use proptest::prelude::*;

use crate::builders;

const TAG: &str = "3f2ab45611223344";
const OTHER_TAG: &str = "7f2ab45611223344";

fn vote(word: &str) -> Option<Vote> {
    match word {
        "-" => None,
        "so" => Some(Vote::NotApplicable),
        "nsp" => Some(Vote::Unknown),
        digit => Some(Vote::Level(Level::try_from(digit.parse::<i64>().unwrap()).unwrap())),
    }
}

fn votes(words: &str) -> Vec<Option<Vote>> {
    words.split_whitespace().map(vote).collect()
}

/// The scales of so many criteria of five levels.
fn five(count: usize) -> Vec<Scale> {
    vec![Scale::clone(&builders::scale(&["0", "1", "2", "3", "4"])); count]
}

fn encode(tag: &str, votes: &[Option<Vote>]) -> String {
    let scales = five(votes.len());
    let asked: Vec<(Option<Vote>, &Scale)> = votes.iter().copied().zip(&scales).collect();
    short_code::encode(tag, &asked)
}

fn decode(text: &str, tag: &str, count: usize) -> Result<Vec<Option<Vote>>, CodeError> {
    short_code::decode(text, tag, &five(count).iter().collect::<Vec<_>>())
}

#[test]
fn codes_are_those_that_the_page_makes_in_a_browser() {
    let csv = include_str!("../fixtures/avis/codes.csv");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    let (of_five, of_others) = rows.split_at(32);
    assert_eq!(of_others.len(), 22, "the rows of codes.csv");
    for (place, row) in of_others.iter().enumerate() {
        let [tag, words, code] = row.split(';').collect::<Vec<&str>>().try_into().unwrap();
        let (first, count) = (u8::from(place >= 11), place % 11 + 2);
        let own = builders::scale(&["niveau"; 12][..count]);
        let scale = Scale::new(None, first, own.levels.clone(), Vec::new());
        let votes = votes(words);
        let scales = vec![&scale; votes.len()];
        assert_eq!(short_code::decode(code, tag, &scales), Ok(votes.clone()), "{row}");
        let asked: Vec<_> = votes.into_iter().zip(scales).collect();
        assert_eq!(short_code::encode(tag, &asked), code, "{row}");
    }
    for row in of_five {
        let [tag, words, code] = row.split(';').collect::<Vec<&str>>().try_into().unwrap();
        let votes = votes(words);
        assert_eq!(encode(tag, &votes), code, "{row}");
        assert_eq!(decode(code, tag, votes.len()), Ok(votes), "{row}");
    }
}

#[track_caller]
fn check_read(text: &str) {
    assert_eq!(decode(text, TAG, 4), Ok(votes("0 1 2 3")), "{text}");
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let code = encode(TAG, &votes("0 1 2 3"));
    assert_eq!(code, "7W0M-RSSK");
    for text in ["7w0m-rssk", " 7W0M RSSK\n", "7WOM-RSSK", "7woM–RSSK", "7.W.0.M_R\u{a0}S S K"] {
        check_read(text);
    }
}

#[test]
fn letters_taken_for_another_are_forgiven() {
    let votes = votes("so so so so so so so so so so so so");
    let tag = "0863b45611223344";
    let code = encode(tag, &votes);
    let misread = code.replace('0', "o").replace('1', "l").replace('V', "u");
    assert_ne!(misread, code);
    assert_eq!(decode(&misread, tag, votes.len()), Ok(votes));
}

#[track_caller]
fn check_refused(text: &str, count: usize, error: &CodeError, message: &str) {
    let found = decode(text, TAG, count).expect_err(text);
    assert_eq!(&found, error, "{text}");
    assert_eq!(found.to_string().replace('\u{a0}', " "), message);
    assert!(found.help().ends_with('.'), "{}", found.help());
}

#[test]
fn what_is_wrong_in_a_code_is_told() {
    let of_another = encode(OTHER_TAG, &votes("0 1 2 3"));
    let of_another_length = encode(OTHER_TAG, &votes("0 1 2 3 4 4 4 4"));
    let other = "ce code a été fait pour une autre campagne";
    let wrong = "un signe au moins est faux dans ce code";
    check_refused(" - ", 4, &CodeError::Nothing, "aucun code n’est écrit");
    check_refused(
        "7W0M-RSS*",
        4,
        &CodeError::UnknownSign('*'),
        "le signe « * » n’existe pas dans un code",
    );
    check_refused(
        "7W0M-RSS😀",
        4,
        &CodeError::UnknownSign('😀'),
        "le signe « 😀 » n’existe pas dans un code",
    );
    check_refused(&of_another, 4, &CodeError::OtherCampaign, other);
    check_refused(&of_another_length, 4, &CodeError::OtherCampaign, other);
    let short = CodeError::Length { found: 7, expected: 8 };
    check_refused("7W0M-RSS", 4, &short, "ce code a 7 signes au lieu de 8");
    let long = CodeError::Length { found: 8, expected: 13 };
    check_refused("7W0M-RSSK", 12, &long, "ce code a 8 signes au lieu de 13");
    check_refused("7W0M-RSSJ", 4, &CodeError::Mistyped, wrong);
    check_refused("W70M-RSSK", 4, &CodeError::Mistyped, wrong);
}

#[test]
fn every_single_wrong_sign_and_every_swap_of_neighbours_is_noticed() {
    let given = votes("2 3 1 nsp so 4 0 - 2 2 3 1");
    let code: Vec<char> = encode(TAG, &given).chars().filter(|sign| *sign != '-').collect();
    for place in 0..code.len() {
        for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|sign| *sign != code[place])
        {
            let mut typed = code.clone();
            typed[place] = wrong;
            let typed: String = typed.into_iter().collect();
            assert!(decode(&typed, TAG, given.len()).is_err(), "{typed}");
        }
    }
    for place in 1..code.len() {
        let mut typed = code.clone();
        typed.swap(place - 1, place);
        let is_same = typed == code;
        let typed: String = typed.into_iter().collect();
        assert_eq!(decode(&typed, TAG, given.len()).is_ok(), is_same, "{typed}");
    }
}

#[test]
fn the_length_follows_the_number_of_criteria() {
    for (count, signs) in [(0, 5), (1, 6), (12, 13), (39, 29)] {
        assert_eq!(short_code::length(&five(count).iter().collect::<Vec<_>>()), signs);
    }
}

proptest! {
    #[test]
    fn any_answers_come_back(numbers in prop::collection::vec(0_usize..8, 0..60), tag in "[0-9a-f]{16}") {
        let kinds = ["0", "1", "2", "3", "4", "so", "nsp", "-"];
        let votes: Vec<Option<Vote>> = numbers.iter().map(|number| vote(kinds[*number])).collect();
        prop_assert_eq!(decode(&encode(&tag, &votes), &tag, votes.len()), Ok(votes));
    }

    #[test]
    fn answers_on_scales_of_any_length_come_back(
        shapes in prop::collection::vec((2_usize..=12, 0_u8..=1, 0_usize..15), 0..40),
        tag in "[0-9a-f]{16}",
    ) {
        let scale = |(count, first, _): &(usize, u8, usize)| {
            let own = builders::scale(&["niveau"; 12][..*count]);
            Scale::new(None, *first, own.levels.clone(), Vec::new())
        };
        let scales: Vec<Scale> = shapes.iter().map(scale).collect();
        let given = |(scale, (_, _, place)): (&Scale, &(usize, u8, usize))| {
            let others = [Some(Vote::NotApplicable), Some(Vote::Unknown), None];
            let place = place % (scale.count() + others.len());
            scale.at(place).map_or_else(|| others[place - scale.count()], |level| Some(Vote::Level(level)))
        };
        let votes: Vec<Option<Vote>> = scales.iter().zip(&shapes).map(given).collect();
        let asked: Vec<_> = votes.iter().copied().zip(&scales).collect();
        let code = short_code::encode(&tag, &asked);
        let scales: Vec<&Scale> = scales.iter().collect();
        prop_assert_eq!(short_code::decode(&code, &tag, &scales), Ok(votes));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,40}", count in 0_usize..50) {
        if let Ok(votes) = decode(&text, TAG, count) {
            prop_assert_eq!(votes.len(), count);
        }
    }
}
