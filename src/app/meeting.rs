//! Ballots, meeting and closing: what the window asks of them, and what is said in return.

use std::path::PathBuf;

use super::notice::file_name;
use super::{Booth, Dialog, Effect, Effects, Notice, State, Whose};
use crate::dossier::ballot_file::{self, Received, Refusal, Voter};
use crate::dossier::{
    Campaign, CampaignId, Channel, CollectionEdit, Edit, Fate, MeetingEdit, Opinions, Scope,
};
use crate::scoring::Agenda;
use crate::store::{Contents, StoreError};

/// What the window asks about the ballots and the meeting of the campaign shown.
#[derive(Clone, Debug, PartialEq)]
pub enum MeetingAction {
    /// Open the gathering of ballots.
    OpenCollection(Scope, Fate),
    /// Take in a ballot made in the window, on paper or by code.
    TakeBallot(Voter, Opinions, Channel),
    /// Ask for ballot files.
    AskBallots,
    /// Take in these files, or those of these folders.
    ReceiveFiles(Vec<PathBuf>),
    /// Make the agenda from the ballots.
    PrepareAgenda,
    /// Give the window to who answers, draw the curtain, or take the window back.
    Booth(Booth),
    /// Give up the ballot being filled in, as was confirmed.
    AbandonBallot,
}

/// What came of the ballot files that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Taken in, with what to know about each.
    pub accepted: Vec<Told>,
    /// Not taken in.
    pub refused: Vec<Told>,
}

/// One file and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The file's name.
    pub file: String,
    /// What happened.
    pub text: String,
    /// What to do; may be empty.
    pub help: String,
}

impl State {
    pub(super) fn meeting(&mut self, action: MeetingAction) -> Effects {
        let Some(id) = self.campaign else { return Effects::none() };
        match action {
            MeetingAction::OpenCollection(scope, fate) => {
                Effects::one(Effect::DrawSeed { campaign: id, scope, fate })
            }
            MeetingAction::TakeBallot(voter, opinions, channel) => {
                self.take_ballot(&voter, opinions, channel)
            }
            MeetingAction::AskBallots => self.ask_path(super::PathPurpose::Ballots, String::new()),
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
        (scope, fate): (Scope, Fate),
        seed: Option<[u8; 32]>,
    ) -> Effects {
        let Some(seed) = seed else {
            return self.notify(Notice {
                whose: Whose::File,
                title: "La collecte n’a pas pu être ouverte : le système ne fournit pas de clé."
                    .to_owned(),
                help: "Redémarrez l’ordinateur, puis recommencez.".to_owned(),
            });
        };
        // Only this dossier opens the ballots: its key is saved before any page leaves.
        self.edit(&Edit::Collect(campaign, CollectionEdit::Open { seed, scope, fate }))
            .and(self.save())
    }

    pub(super) fn shown_campaign(&self) -> Option<&Campaign> {
        self.dossier()?.campaign(self.campaign?).map(|campaign| &**campaign)
    }

    fn take_ballot(&mut self, voter: &Voter, opinions: Opinions, channel: Channel) -> Effects {
        let (today, drawn) = (self.today, self.chance.draw());
        let Some(campaign) = self.shown_campaign() else { return Effects::none() };
        let id = campaign.id;
        match ballot_file::make(voter, opinions, campaign, (channel, today), drawn) {
            Ok(received) => {
                let edit = CollectionEdit::Receive(vec![received.ballot]);
                let mut effects = self.edit(&Edit::Collect(id, edit)).and(self.seal());
                self.told = Some("Avis ajouté, scellé jusqu’au dévoilement".to_owned());
                for title in received.remarks {
                    let notice = Notice { whose: Whose::Person, title, help: String::new() };
                    effects = effects.and(self.notify(notice));
                }
                if self.booth.is_open() {
                    self.booth = Booth::Curtain;
                }
                effects
            }
            Err(refusal) if self.booth.holds_ballot() => {
                self.booth = Booth::Refused(refusal);
                Effects::none()
            }
            Err(refusal) => self.notify(Notice {
                whose: Whose::Person,
                title: format!("L’avis n’est pas ajouté : {refusal}."),
                help: refusal.help().to_owned(),
            }),
        }
    }

    /// Asks for the files to be read, unless no campaign gathers ballots.
    pub(super) fn receive_files(&mut self, paths: Vec<PathBuf>) -> Effects {
        let collection = self.shown_campaign().and_then(|campaign| campaign.collection.as_ref());
        let refusal = match collection {
            None => Refusal::NoCollection,
            Some(collection) if collection.is_revealed() => Refusal::AlreadyRevealed,
            Some(_) => return Effects::one(Effect::ReadBallots(paths)),
        };
        self.notify(Notice {
            whose: Whose::Person,
            title: format!("Les avis ne sont pas ajoutés : {refusal}."),
            help: refusal.help().to_owned(),
        })
    }

    /// Takes in the files that were read: each once, and each refusal said.
    pub(super) fn ballots_read(
        &mut self,
        files: Vec<(PathBuf, Result<Contents, StoreError>)>,
    ) -> Effects {
        self.handed.is_reading = false;
        let today = self.today;
        let Some(mut campaign) = self.shown_campaign().cloned() else { return Effects::none() };
        let mut intake = Intake::default();
        let mut ballots = Vec::new();
        for (path, result) in files {
            let file = file_name(&path);
            let told =
                |text: String, help: &str| Told { file: file.clone(), text, help: help.to_owned() };
            match result.map(|bytes| ballot_file::read(&bytes, &campaign, today)) {
                Err(error) => intake.refused.push(told(error.to_string(), error.help())),
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
        let edited = if ballots.is_empty() {
            Effects::none()
        } else {
            self.edit(&Edit::Collect(id, CollectionEdit::Receive(ballots))).and(self.seal())
        };
        edited.and(self.ask(Dialog::Intake(intake.into())))
    }

    fn prepare_agenda(&mut self, id: CampaignId) -> Effects {
        let Some(campaign) = self.shown_campaign() else { return Effects::none() };
        let length = campaign.meeting.as_ref().map(|meeting| meeting.length).unwrap_or_default();
        let agenda = Agenda::of(campaign, &self.derived.agreements, length);
        self.edit(&Edit::Meet(
            id,
            MeetingEdit::Agenda {
                together: agenda.together,
                agenda: agenda.discussed,
                postponed: agenda.postponed,
            },
        ))
    }

    /// Says why a change to a closed campaign is refused; `None` when nothing stands in the way.
    pub(super) fn refusal_of(&self, edit: &Edit) -> Option<Notice> {
        let campaign = self.dossier()?.campaign(edit.content_of()?)?;
        campaign.is_closed().then(|| Notice {
            whose: Whose::Person,
            title: format!("« {} » est close : ses réponses ne changent plus.", campaign.title),
            help: "Ajoutez une correction datée, ou commencez une nouvelle campagne.".to_owned(),
        })
    }
}

fn accepted_words(received: &Received) -> String {
    let profession = &received.ballot.profession;
    let what = if received.replaces { "remplace son avis précédent" } else { "ajouté" };
    if profession.is_empty() { what.to_owned() } else { format!("{profession}, {what}") }
}
