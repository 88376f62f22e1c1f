//! Ballots, meeting and closing: what is asked of them is done, and what is said in return.

use std::path::PathBuf;

use crate::app::notice::file_name;
use crate::app::{
    Booth, Dialog, Effect, FileNote, Intake, MeetingAction, Nature, Notice, PathPurpose, State,
    Whose,
};
use crate::dossier::ballot_file::{self, Received, Refusal, Voter};
use crate::dossier::{
    BallotScope, Campaign, CampaignId, Channel, CollectionEdit, Edit, Fate, MeetingEdit, Opinions,
};
use crate::scoring::Agenda;
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
            MeetingAction::PrepareAgenda => self.prepare_agenda(id),
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

    fn prepare_agenda(&mut self, id: CampaignId) {
        let Some(campaign) = self.session.shown_campaign() else { return };
        let length = campaign.meeting.as_ref().map(|meeting| meeting.length).unwrap_or_default();
        let agenda = Agenda::of(campaign, &self.session.derived.agreements, length);
        self.edit(&Edit::Meet(
            id,
            MeetingEdit::Agenda {
                together: agenda.together,
                agenda: agenda.discussed,
                postponed: agenda.postponed,
            },
        ));
    }
}

fn accepted_words(received: &Received) -> String {
    let profession = &received.ballot.profession;
    let what = if received.replaces { "remplace son avis précédent" } else { "ajouté" };
    if profession.is_empty() { what.to_owned() } else { format!("{profession}, {what}") }
}
