//! Whether a path lies on a network file system, whose locks cannot be trusted with a database.

use std::path::Path;

/// The kind of network file system that `path` lies on, where it is known to be one.
#[cfg(target_os = "linux")]
pub(super) fn network_kind(path: &Path) -> Option<String> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    kind_at(&folder, &mounts).filter(|kind| is_network(kind))
}

/// Other platforms do not tell without unsafe code.
#[cfg(not(target_os = "linux"))]
pub(super) fn network_kind(_path: &Path) -> Option<String> {
    None
}

/// The file system of the innermost mount that holds `folder`; of two at one place, the later one hides the other.
#[cfg(target_os = "linux")]
fn kind_at(folder: &Path, mounts: &str) -> Option<String> {
    let holding = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let place = unescaped(words.nth(1)?);
        let kind = words.next()?;
        folder.starts_with(&place).then_some((place.len(), kind))
    });
    holding
        .max_by_key(|(depth, _)| *depth)
        .map(|(_, kind)| kind.to_owned())
}

/// The kernel writes white space and backslashes in octal.
#[cfg(target_os = "linux")]
fn unescaped(place: &str) -> String {
    [
        ("\\040", " "),
        ("\\011", "\t"),
        ("\\012", "\n"),
        ("\\134", "\\"),
    ]
    .iter()
    .fold(place.to_owned(), |place, (code, character)| {
        place.replace(code, character)
    })
}

#[cfg(target_os = "linux")]
fn is_network(kind: &str) -> bool {
    const KINDS: [&str; 14] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "davfs",
        "beegfs",
        "coda",
        "gpfs",
    ];
    const OVER_FUSE: [&str; 6] = ["sshfs", "glusterfs", "davfs", "rclone", "s3fs", "ceph"];
    let over_fuse = kind
        .strip_prefix("fuse.")
        .is_some_and(|kind| OVER_FUSE.iter().any(|known| kind.starts_with(known)));
    over_fuse || KINDS.contains(&kind)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//box/shared /mnt/our\\040desk cifs rw 0 0
clerk@host:/ /mnt/ssh fuse.sshfs rw 0 0
";

    #[test]
    fn a_network_folder_is_known_by_its_innermost_mount() {
        for (folder, network) in [
            ("/var/lib", false),
            ("/home/clerk", true),
            ("/home/local/desk", false),
            ("/homestead", false),
            ("/mnt/our desk", true),
            ("/mnt/ssh/x", true),
        ] {
            let kind = kind_at(Path::new(folder), MOUNTS).unwrap();
            assert_eq!(is_network(&kind), network, "{folder}: {kind}");
        }
    }
}
