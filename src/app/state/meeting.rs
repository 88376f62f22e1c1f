//! Ballots, meeting and closing: what is asked of them is done, and what is said in return.

use std::path::PathBuf;

use crate::app::notice::file_name;
use crate::app::{
    Booth, Dialog, Effect, FileNote, Intake, MeetingAction, MeetingPlace, Nature, Notice,
    PathPurpose, Screen, State, Whose,
};
use crate::dossier::ballot_file::{self, Received, Refusal, Voter};
use crate::dossier::{
    BallotScope, Campaign, CampaignId, Channel, CollectionEdit, Edit, Fate, Meeting, MeetingEdit,
    Opinions, Phase,
};
use crate::grid::CriterionId;
use crate::store::{Contents, StoreError};

impl State {
    /// Does what is asked about the campaign shown.
    pub(super) fn meeting(&mut self, action: MeetingAction) {
        let Some(id) = self.session.campaign else { return };
        match action {
            MeetingAction::OpenCollection(scope, fate) => {
                let ticket = self.tickets.issue();
                self.out.push(Effect::DrawSeed { ticket, campaign: id, scope, fate });
            }
            MeetingAction::TakeBallot(voter, opinions, channel) => {
                self.take_ballot(&voter, opinions, channel);
            }
            MeetingAction::AskBallots => self.ask_path(PathPurpose::Ballots, String::new()),
            MeetingAction::ReceiveFiles(paths) => self.receive_files(paths),
            MeetingAction::Look(phase) => self.look(id, phase),
            MeetingAction::Point(criterion) => self.look_at_point(id, criterion),
            MeetingAction::TakeUp(criteria) => {
                self.edit_alone(&Edit::Meet(id, MeetingEdit::TakeUp(criteria.clone())));
                if let Some(first) = criteria.into_iter().next() {
                    self.look_at_point(id, first);
                }
            }
            MeetingAction::Booth(booth) => self.set_booth(booth),
            MeetingAction::AbandonBallot => self.abandon_ballot(),
        }
    }

    /// Opens the gathering of ballots with a seed the outside drew.
    pub(super) fn seed_drawn(
        &mut self,
        campaign: CampaignId,
        scope: BallotScope,
        fate: Fate,
        seed: Option<[u8; 32]>,
    ) {
        let Some(seed) = seed else {
            return self.notify(Notice::new(
                Whose::File,
                fr!("La collecte n’a pas pu être ouverte : le système ne fournit pas de clé."),
                "Redémarrez l’ordinateur, puis recommencez.",
            ));
        };
        // Only this dossier opens the ballots: its key is saved before any page leaves.
        self.edit(&Edit::Collect(campaign, CollectionEdit::Open { seed, scope, fate }));
        self.save();
    }

    fn take_ballot(&mut self, voter: &Voter, opinions: Opinions, channel: Channel) {
        let (today, drawn) = (self.today, self.chance.draw());
        let Some(campaign) = self.session.shown_campaign() else { return };
        let id = campaign.id;
        match ballot_file::make(voter, opinions, campaign, channel, today, drawn) {
            Ok(received) => {
                let edit = CollectionEdit::Receive(vec![received.ballot]);
                self.edit(&Edit::Collect(id, edit));
                self.session.end_step();
                self.session.told = Some("Avis ajouté, scellé jusqu’au dévoilement".to_owned());
                for title in received.remarks {
                    self.notify(Notice::new(Whose::Person, title, ""));
                }
                if self.session.booth.is_open() {
                    self.session.booth = Booth::Curtain;
                }
            }
            Err(refusal) if self.session.booth.holds_ballot() => {
                self.session.booth = Booth::Refused(refusal);
            }
            Err(refusal) => self.notify(Notice::new(
                Whose::Person,
                fr!("L’avis n’est pas ajouté : {refusal}."),
                refusal.help(),
            )),
        }
    }

    /// Asks for the files to be read, unless no campaign gathers ballots.
    pub(super) fn receive_files(&mut self, paths: Vec<PathBuf>) {
        if self.dossier().is_none() {
            let title = fr!("Les avis ne sont pas ajoutés : aucun dossier n’est ouvert.");
            let help =
                fr!("Ouvrez le dossier de l’équipe, puis ajoutez-les depuis l’écran Réunion.");
            return self.notify(Notice::new(Whose::Person, title, help));
        }
        let campaign = self.session.shown_campaign();
        let collection =
            campaign.and_then(|campaign| Some((campaign.id, campaign.collection.as_ref()?)));
        let refusal = match collection {
            None => Refusal::NoCollection,
            Some((_, collection)) if collection.is_revealed() => Refusal::AlreadyRevealed,
            Some((id, _)) => {
                return self.out.push(Effect::ReadBallots(self.tickets.issue(), id, paths));
            }
        };
        self.notify(Notice::new(
            Whose::Person,
            fr!("Les avis ne sont pas ajoutés : {refusal}."),
            refusal.help(),
        ));
    }

    /// Takes in the files that were read, for the campaign they were given to: each once, and each
    /// refusal said.
    pub(super) fn ballots_read(
        &mut self,
        campaign: CampaignId,
        files: Vec<(PathBuf, Result<Contents, StoreError>)>,
    ) {
        self.handed.is_reading = false;
        let today = self.today;
        let found = self.dossier().and_then(|dossier| dossier.campaign(campaign));
        let Some(mut campaign) = found.map(|one| Campaign::clone(one)) else {
            return;
        };
        let mut intake = Intake::default();
        let mut ballots = Vec::new();
        for (path, result) in files {
            let file = file_name(&path);
            let told = |text: String, help: &str| FileNote {
                file: file.clone(),
                text,
                help: help.to_owned(),
            };
            let nature = result.as_ref().ok().and_then(|bytes| Nature::of(bytes));
            match result.map(|bytes| ballot_file::read(&bytes, &campaign, today)) {
                Err(error) => intake.refused.push(told(error.to_string(), error.help())),
                Ok(Err(Refusal::NotABallot)) => {
                    let what = nature.and_then(Nature::words).map(|what| format!(", mais {what}"));
                    let text = format!("{}{}", Refusal::NotABallot, what.unwrap_or_default());
                    intake.refused.push(told(text, Refusal::NotABallot.help()));
                }
                Ok(Err(refusal)) => intake.refused.push(told(refusal.to_string(), refusal.help())),
                Ok(Ok(received)) => {
                    intake
                        .accepted
                        .push(told(accepted_words(&received), &received.remarks.join(" ")));
                    let edit = CollectionEdit::Receive(vec![received.ballot.clone()]);
                    edit.apply_to(&mut campaign);
                    ballots.push(received.ballot);
                }
            }
        }
        let id = campaign.id;
        if !ballots.is_empty() {
            self.edit(&Edit::Collect(id, CollectionEdit::Receive(ballots)));
            self.session.end_step();
        }
        self.ask(Dialog::Intake(intake.into()));
    }

    /// Looks at a phase; at the first point without a decision, where points are discussed.
    fn look(&mut self, id: CampaignId, phase: Phase) {
        let Some(campaign) = self.session.shown_campaign() else { return };
        let meeting = &self.session.derived.meeting;
        let is_open =
            |id: &&CriterionId| !meeting.postponed.contains(*id) && !campaign.is_decided(id);
        let first = meeting.agenda.iter().find(is_open).or_else(|| meeting.agenda.first());
        let at = first.filter(|_| phase == Phase::Discussion).cloned();
        self.session.place = Some(MeetingPlace { campaign: id, phase, at });
    }

    fn look_at_point(&mut self, id: CampaignId, criterion: CriterionId) {
        let (phase, at) = (Phase::Discussion, Some(criterion));
        self.session.place = Some(MeetingPlace { campaign: id, phase, at });
    }

    /// Writes down where the team is, and the agenda it follows, before it changes something there.
    ///
    /// Only what a team decides is the dossier's: who walks through a meeting changes nothing.
    pub(super) fn note_place(&mut self, edit: &Edit) {
        let is_of_meeting = matches!(
            edit,
            Edit::Decide(..) | Edit::Collect(_, CollectionEdit::Reveal(_)) | Edit::Meet(..)
        );
        let is_noted = is_of_meeting && !edit.is_silent() && self.screen() == Screen::Meeting;
        let campaign = edit.changes_content_of();
        let place = self.session.meeting_place();
        let Some(place) = place.filter(|place| is_noted && Some(place.campaign) == campaign) else {
            return;
        };
        if self.session.guarded.refusal().is_some() {
            return;
        }
        let Some(shown) = self.session.shown_campaign() else { return };
        // Nobody has gone anywhere yet: there is no meeting to note anything of.
        if shown.meeting.is_none() && self.session.place.as_ref() != Some(&place) {
            return;
        }
        let is_planned = shown.meeting.as_ref().is_some_and(Meeting::has_agenda);
        let meeting = &self.session.derived.meeting;
        let at = place.at.or_else(|| meeting.at.clone());
        let mut notes = vec![MeetingEdit::Phase(place.phase), MeetingEdit::At(at)];
        if place.phase >= Phase::Reveal {
            notes.push(MeetingEdit::Sitting(self.today));
        }
        if place.phase >= Phase::Together && !is_planned {
            notes.push(MeetingEdit::Agenda {
                together: meeting.together.clone(),
                agenda: meeting.agenda.clone(),
                postponed: meeting.postponed.iter().cloned().collect(),
            });
        }
        // The change that follows computes anew what the views read.
        let from = self.screen().vantage();
        for note in notes {
            self.session.apply(&Edit::Meet(place.campaign, note), from);
        }
    }
}

fn accepted_words(received: &Received) -> String {
    let profession = &received.ballot.profession;
    let what = if received.replaces { "remplace son avis précédent" } else { "ajouté" };
    if profession.is_empty() { what.to_owned() } else { format!("{profession}, {what}") }
}
