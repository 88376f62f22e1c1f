//! Laws of the dossier's file and of undo, over dossiers nobody would think of.

use jalons::dossier::{Dossier, Edit, History, file};
use proptest::prelude::*;

use crate::arbitrary;
use crate::laws::hold;

/// Returns what is lost or changed by being written and read.
fn lost(dossier: &Dossier) -> Option<String> {
    let written = file::write(dossier);
    let reading = file::read(written.as_bytes());
    let Some(read) = reading.value else {
        let told: Vec<String> = reading.problems.iter().map(|p| p.render("written")).collect();
        return Some(format!("{}\n{written}", told.join("\n")));
    };
    if let Err(error) = ron::from_str::<ron::Value>(&written) {
        return Some(format!("ron does not read it: {error}\n{written}"));
    }
    (read != *dossier).then(|| format!("{read:#?}\nis not\n{dossier:#?}"))
}

#[test]
fn whatever_a_dossier_holds_survives_being_written_and_read() {
    hold(150, &arbitrary::dossier(), |dossier| {
        prop_assert_eq!(lost(&dossier), None);
        let written = file::write(&dossier);
        let again = file::read(written.as_bytes()).value.map(|read| file::write(&read));
        prop_assert!(again == Some(written), "what is read is written the same");
        Ok(())
    });
}

#[test]
fn every_change_is_undone_and_done_again_and_what_is_final_is_final() {
    let edits = proptest::collection::vec(arbitrary::edit(), 1..12);
    hold(150, &(arbitrary::dossier(), edits), |(dossier, edits)| {
        let mut history = History::new(dossier);
        for edit in edits {
            let before = history.current().clone();
            history.end_step();
            history.apply(&edit);
            let after = history.current().clone();
            if before == after || edit.is_silent() {
                continue;
            }
            if edit.is_final(&before) {
                prop_assert!(!history.undo() && !history.redo(), "{:?}", edit);
                continue;
            }
            prop_assert!(history.undo());
            prop_assert!(*history.current() == before, "{:?}", edit);
            prop_assert!(history.redo());
            prop_assert!(*history.current() == after, "{:?}", edit);
        }
        prop_assert_eq!(lost(history.current()), None);
        Ok(())
    });
}

#[test]
fn nothing_changes_a_closed_campaign_but_a_correction() {
    let edits = proptest::collection::vec(arbitrary::edit(), 1..20);
    hold(100, &(arbitrary::dossier(), edits), |(mut dossier, edits)| {
        for edit in edits {
            let changed = edit.apply(&dossier);
            for campaign in dossier.campaigns.iter().filter(|campaign| campaign.is_closed()) {
                let Some(now) = changed.campaign(campaign.id) else {
                    prop_assert!(matches!(edit, Edit::RemoveCampaign(_)));
                    continue;
                };
                let corrected = matches!(&edit, Edit::Correct(id, _) if *id == campaign.id);
                prop_assert!(now == campaign || corrected, "{:?}", edit);
                let (mut then, mut now) = ((**campaign).clone(), (**now).clone());
                then.closure.as_mut().expect("closed").corrections.clear();
                now.closure.as_mut().expect("still closed").corrections.clear();
                prop_assert!(then == now, "{:?}", edit);
            }
            dossier = changed;
        }
        Ok(())
    });
}

#[test]
fn no_name_is_borne_twice_and_nothing_names_a_campaign_that_is_gone() {
    let edits = proptest::collection::vec(arbitrary::edit(), 1..20);
    hold(100, &(arbitrary::dossier(), edits), |(mut dossier, edits)| {
        for edit in edits {
            dossier = edit.apply(&dossier);
            let mut names: Vec<u32> = dossier.improvements.iter().map(|one| one.id.0).collect();
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), dossier.improvements.len());
            let place = |id| dossier.campaigns.iter().position(|campaign| campaign.id == id);
            let places: Vec<_> = dossier.approaches.iter().map(|one| place(one.campaign)).collect();
            prop_assert!(places.iter().all(Option::is_some), "each is of a campaign that is there");
            prop_assert!(places.is_sorted_by(|one, next| one < next), "one each, in their order");
            if let Edit::RemoveCampaign(gone) = edit {
                let names_it = |one: &jalons::dossier::Improvement| one.campaign == Some(gone);
                prop_assert!(!dossier.improvements.iter().any(|one| names_it(one)));
            }
        }
        Ok(())
    });
}
