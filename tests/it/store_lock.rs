//! The lock beside a file: who has it open, and what becomes of a computer that was switched off.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk by themselves")]

use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, SystemTime};

use jalons::store::{self, Holder, Lock, Recovery, Taken};
use tempfile::TempDir;

/// A share with one dossier, and the folder of sessions of this computer.
struct Share {
    folder: TempDir,
}

impl Share {
    fn new() -> Self {
        let share = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::write(share.file(), "un").expect("writable");
        share
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("équipe.jalons")
    }

    fn lock_file(&self) -> PathBuf {
        self.folder.path().join(".~équipe.jalons.verrou")
    }

    fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    fn take(&self, me: &Holder) -> Taken {
        Lock::take(&self.file(), me, Some(&self.sessions()))
    }

    fn take_over(&self, me: &Holder) -> Taken {
        Lock::take_over(&self.file(), me, Some(&self.sessions()))
    }

    /// Makes the lock as old as one whose computer went dark.
    fn let_it_age(&self, age: Duration) {
        let file = File::options().write(true).open(self.lock_file()).expect("there");
        file.set_modified(SystemTime::now() - age).expect("ours");
    }
}

fn holder(who: &str, host: &str, token: &str) -> Holder {
    let since = "2026-11-25T22:10:05".to_owned();
    let [who, host, token, computer] = [who, host, token, host].map(str::to_owned);
    Holder { who, host, since, token, computer, is_here: false }
}

#[track_caller]
fn ours(taken: Taken) -> Lock {
    match taken {
        Taken::Ours(lock) => lock,
        other => unreachable!("{other:?}"),
    }
}

#[track_caller]
fn check_theirs(taken: Taken, who: &str) {
    match taken {
        Taken::Theirs(holder) => assert_eq!(holder.who, who),
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn a_file_open_on_another_computer_is_told_with_who_has_it() {
    let share = Share::new();
    let lock = ours(share.take(&holder("Claire", "accueil", "a")));
    check_theirs(share.take(&holder("Paul", "cabinet", "b")), "Claire");
    lock.release();
    assert!(!share.lock_file().exists());
    ours(share.take(&holder("Paul", "cabinet", "b")));
}

#[test]
fn a_computer_switched_off_holds_a_file_for_some_minutes_only() {
    let share = Share::new();
    ours(share.take(&holder("Claire", "accueil", "a")));
    share.let_it_age(Lock::DEAD_AFTER / 2);
    check_theirs(share.take(&holder("Paul", "cabinet", "b")), "Claire");
    share.let_it_age(Lock::DEAD_AFTER + Duration::from_secs(20));
    ours(share.take(&holder("Paul", "cabinet", "b")));
}

#[test]
fn whoever_works_says_so_and_is_believed() {
    let share = Share::new();
    let lock = ours(share.take(&holder("Claire", "accueil", "a")));
    share.let_it_age(Lock::DEAD_AFTER * 10);
    assert_eq!(lock.beat(), None);
    check_theirs(share.take(&holder("Paul", "cabinet", "b")), "Claire");
}

#[test]
fn a_session_of_this_computer_that_was_killed_holds_nothing() {
    let share = Share::new();
    let session = Recovery::begin(&share.sessions(), "a").expect("begun");
    ours(share.take(&holder("Claire", "accueil", "a")));
    check_theirs(share.take(&holder("Claire", "accueil", "b")), "Claire");
    session.keep(b"pas encore enregistr\xc3\xa9").expect("kept");
    drop(session);
    // What it left is being offered to the person meanwhile: that does not make it alive.
    let offered = store::left_behind(&share.sessions());
    assert_eq!(offered.len(), 1);
    ours(share.take(&holder("Claire", "accueil", "b")));
}

#[test]
fn another_window_of_the_same_person_is_told_from_a_stranger() {
    let share = Share::new();
    let begin = |token| Recovery::begin(&share.sessions(), token).expect("begun");
    let sessions = ["a", "b"].map(begin);
    let [first, second] = ["a", "b"].map(|token| holder("Claire", "accueil", token));
    let is_here = |taken: Taken| match taken {
        Taken::Theirs(holder) => holder.is_here,
        other => unreachable!("{other:?}"),
    };
    let lock = ours(share.take(&first));
    assert!(is_here(share.take(&second)));
    assert!(!is_here(share.take(&holder("Paul", "cabinet", "c"))));
    let other = ours(share.take_over(&second));
    assert!(lock.beat().expect("it is lost").is_here);
    assert!(is_here(share.take(&first)), "whoever took it over");
    other.release();
    drop(sessions);
}

/// A session that began, killed, whose lock stays: told by the name it gave for its computer.
#[track_caller]
fn check_killed_session(computer: &str, is_believed_alive: bool) {
    let share = Share::new();
    let session = Recovery::begin(&share.sessions(), "a").expect("begun");
    let first = Holder { computer: computer.to_owned(), ..holder("", "localhost", "a") };
    ours(share.take(&first));
    drop(session);
    let second = holder("", "localhost", "b");
    if is_believed_alive {
        check_theirs(share.take(&second), "");
        share.let_it_age(Lock::DEAD_AFTER + Duration::from_secs(20));
    }
    ours(share.take(&second));
}

#[test]
fn a_computer_of_the_same_name_is_another_one_and_dies_of_age_only() {
    check_killed_session("localhost", false);
    check_killed_session("another by the name it drew", true);
    check_killed_session("", true);
}

#[test]
fn a_lock_of_former_days_names_no_computer_and_dies_of_age_only() {
    let share = Share::new();
    let former = r#"(who:"Claire",host:"accueil",since:"2026-11-25T22:10:05",token:"a")"#;
    fs::write(share.lock_file(), former).expect("writable");
    check_theirs(share.take(&holder("Claire", "accueil", "b")), "Claire");
    share.let_it_age(Lock::DEAD_AFTER * 2);
    ours(share.take(&holder("Claire", "accueil", "b")));
}

#[test]
fn a_session_nobody_can_see_running_keeps_its_lock_while_it_says_so() {
    let share = Share::new();
    fs::write(share.sessions(), "no folder").expect("writable");
    Recovery::begin(&share.sessions(), "a").expect_err("there is no place");
    let lock = ours(share.take(&holder("Claire", "accueil", "a")));
    check_theirs(share.take(&holder("Claire", "accueil", "b")), "Claire");
    lock.release();
}

#[test]
fn a_computer_draws_its_name_once_for_its_person_only() {
    let (one, other) = (Share::new(), Share::new());
    let name = |share: &Share| store::computer(&share.sessions()).expect("drawn");
    let drawn = name(&one);
    assert_eq!(drawn.len(), 32, "{drawn}");
    assert_eq!(name(&one), drawn);
    assert_ne!(name(&other), drawn);
    let file = one.sessions().join("ordinateur");
    fs::write(&file, "0123").expect("writable");
    let again = name(&one);
    assert_eq!((again.len(), name(&one)), (32, again));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let rights = |path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((rights(file), rights(one.sessions())), (0o600, 0o700));
    }
}

#[test]
fn of_two_that_see_a_lock_dead_one_takes_it() {
    let share = Share::new();
    for _ in 0..200 {
        fs::write(share.lock_file(), "(token:\"switched off\")").expect("writable");
        share.let_it_age(Lock::DEAD_AFTER * 2);
        let start = Barrier::new(2);
        let take = |token: &str| {
            let me = holder("", "cabinet", token);
            start.wait();
            share.take(&me)
        };
        let both = thread::scope(|scope| {
            ["a", "b"].map(|token| scope.spawn(|| take(token))).map(|one| one.join().expect("ends"))
        });
        let ([Taken::Ours(lock), Taken::Theirs(_)] | [Taken::Theirs(_), Taken::Ours(lock)]) = both
        else {
            unreachable!("{both:?}");
        };
        assert_eq!(lock.beat(), None, "it holds");
        lock.release();
        assert_eq!(fs::read_dir(share.folder.path()).expect("there").count(), 1, "the file");
    }
}

#[test]
fn a_file_taken_over_is_told_to_who_had_it() {
    let share = Share::new();
    let lock = ours(share.take(&holder("Claire", "accueil", "a")));
    let other = ours(share.take_over(&holder("Paul", "cabinet", "b")));
    assert_eq!(lock.beat().expect("it is lost").who, "Paul");
    lock.release();
    assert!(share.lock_file().exists(), "it is Paul’s now");
    other.release();
}

#[test]
fn a_lock_swept_away_by_hand_is_put_back() {
    let share = Share::new();
    let lock = ours(share.take(&holder("Claire", "accueil", "a")));
    fs::remove_file(share.lock_file()).expect("there");
    assert_eq!(lock.beat(), None);
    check_theirs(share.take(&holder("Paul", "cabinet", "b")), "Claire");
}

#[test]
fn a_lock_nobody_can_read_still_holds_until_it_is_old() {
    let share = Share::new();
    for garbage in [&b""[..], b"\xff\xfe", b"(who: 3)", &"(".repeat(100_000).into_bytes()] {
        fs::write(share.lock_file(), garbage).expect("writable");
        check_theirs(share.take(&holder("Paul", "cabinet", "b")), "");
        share.let_it_age(Lock::DEAD_AFTER * 2);
        ours(share.take(&holder("Paul", "cabinet", "b"))).release();
    }
}

#[test]
fn a_folder_that_is_gone_has_no_lock() {
    let gone = PathBuf::from("absent").join("équipe.jalons");
    let taken = Lock::take(&gone, &holder("Claire", "accueil", "a"), None);
    assert!(matches!(taken, Taken::Impossible(_)), "{taken:?}");
}
