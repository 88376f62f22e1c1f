//! The format of a dossier: which keys its number stands for.

use jalons::dossier::{Dossier, file};
use jalons::source::FileKind;

use crate::sources;

/// The number and the keys it stands for, group by group.
///
/// **Move the format when you add a key**: raise `FileKind::DOSSIER.format` and tell the key here, in
/// one commit. A Jalons that does not know the key then tells a team that its file comes from a later
/// version; else it calls the team's own words an unknown key and says to delete them.
const FORMAT: (i64, &str) = (
    3,
    "\
CollectionFile: cle portee domaines apres_cloture devoiles_le avis
BallotFile: id revision profession nom voie recu_le cle nonce contenu
ClosureFile: le participants effectifs corrections
TallyFile: niveaux sans_objet ne_sait_pas
CorrectionFile: le critere texte
EntryFile: niveau caracteristiques mesure sans_objet ne_sait_pas desaccord commentaire cible preuves_disponibles avis_minoritaire decision
BandFile: de a
DecisionFile: le comment
ExerciseFile: annee donnees justificatifs note
ImprovementFile: id campagne objectif criteres niveau_prevu responsable moyens debut echeance indicateur preuve_attendue etat historique
EventFile: le etat texte
MeetingFile: duree phase seances secondes en_une_fois ordre_du_jour objections reportes en_cours points presents absents prochaine_date referent_qualite retour_absents retour_usagers note
PresentationFile: en_tete logo documents
LogoFile: image texte
WishesFile: avant apres sans
ProofFile: id titre nature date valable_jusqu_au fichier empreinte adresse papier responsable criteres indicateurs note
ApproachFile: campagne theme raison objectif mesures constats verdict analyse suites difficultes demandes
MeasureFile: nom unite avant vise apres
TeamFile: nom sisa finess commune region coordination referent_qualite date_contrat sites associes patientele
SiteFile: nom adresse
AssociatesFile: profession nombre
PatienteleFile: annee date nombre
CampaignFile: id titre date grille parcours profil professions note reponses collecte reunion cloture
DOSSIER: format fictif equipe grilles campagnes exercices actions preuves demarches_qualite presentation
",
);

/// Returns the keys of every group of the file, as its sources list them.
fn keys() -> String {
    let sources = sources::files("src/core/dossier/file", &[".rs"]);
    let code: Vec<String> = sources.iter().map(|one| sources::take_apart(&one.text).1).collect();
    let groups = code.iter().flat_map(|code| code.split("record! {").skip(1)).map(group);
    let whole = sources.iter().find_map(|one| one.text.split_once("const DOSSIER: "));
    let (whole, _) = whole.and_then(|(_, after)| after.split_once("];")).expect("the keys");
    let whole: Vec<&str> = whole.split('"').skip(1).step_by(2).collect();
    groups.chain([format!("DOSSIER: {}\n", whole.join(" "))]).collect()
}

/// Returns a line of the table of [`FORMAT`] from what follows `record! {`.
fn group(code: &str) -> String {
    fn key(line: &str) -> Option<&str> {
        let mut words = line.split_once(':')?.0.split_whitespace();
        words.find(|word| !word.starts_with("pub"))
    }
    let (_, code) = code.split_once("struct ").expect("a group");
    let (name, fields) = code.split_once('{').expect("its fields");
    let (fields, _) = fields.split_once('}').expect("their end");
    let name = name.split(|c: char| !c.is_alphanumeric()).next().expect("a name");
    let keys: Vec<&str> = fields.lines().filter_map(key).collect();
    format!("{name}: {}\n", keys.join(" "))
}

#[test]
fn a_new_key_moves_the_format() {
    let (format, known) = FORMAT;
    assert_eq!((FileKind::DOSSIER.format, keys().as_str()), (format, known));
}

#[test]
fn the_format_is_what_is_written_and_the_last_that_is_read() {
    let written = file::write(&Dossier::default());
    let format = FileKind::DOSSIER.format;
    let own = format!("format: {format},");
    assert!(written.contains(&own), "{written}");
    assert!(file::read(written.as_bytes()).value.is_some());
    let later = written.replace(&own, &format!("format: {},", format + 1));
    let told: Vec<String> =
        file::read(later.as_bytes()).problems.iter().map(|p| p.render("")).collect();
    assert!(told.iter().any(|one| one.contains("version plus récente")), "{told:?}");
}
