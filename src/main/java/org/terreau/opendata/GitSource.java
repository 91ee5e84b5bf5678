package org.terreau.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.terreau.web.OutwardCalls;

/**
 * Reads the last state of a public Git repository over HTTPS. Nothing of it is run or checked out: the files of a
 * catalogue are copied one by one, links left out. Addresses within our own network are refused, those of a
 * redirection too, and time and size are bounded.
 */
@Component
class GitSource {

    static final long LARGEST = 500L << 20;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int SILENCE_SECONDS = 30;
    private static final int MOST_FILES = 200_000;
    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9._/-]{0,200}");

    /** Why an address can't be a source, as the end of a message key; null when it can. */
    static @org.jspecify.annotations.Nullable String fault(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException notOne) {
            return "address";
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) return "address";
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) return "address";
        if (uri.getPort() != -1 && uri.getPort() != 443) return "address";
        try {
            for (InetAddress one : InetAddress.getAllByName(uri.getHost()))
                if (OutwardCalls.inside(one)) return "inside";
            return null;
        } catch (UnknownHostException unknown) {
            return "unknown";
        }
    }

    static boolean branch(String name) {
        return name.isEmpty() || BRANCH.matcher(name).matches() && !name.contains("..");
    }

    static boolean folder(String name) {
        return FOLDER.matcher(name).matches() && !List.of(name.split("/")).contains("..") && !name.startsWith("/");
    }

    /** Connections to addresses of the world only, those that a redirection leads to included. */
    private static final class Outward extends JDKHttpConnectionFactory {

        @Override
        public HttpConnection create(URL address) throws IOException {
            refuseInside(address);
            return super.create(address);
        }

        @Override
        public HttpConnection create(URL address, Proxy proxy) throws IOException {
            refuseInside(address);
            return super.create(address, proxy);
        }

        private static void refuseInside(URL address) throws IOException {
            for (InetAddress one : InetAddress.getAllByName(address.getHost()))
                if (OutwardCalls.inside(one)) throw new IOException("An address inside: " + address.getHost());
        }
    }

    /** Something wrong with a source, with the end of its message key. */
    static final class Unreachable extends Exception {

        private final String reason;

        Unreachable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /**
     * Copies the catalogue of a repository.
     *
     * @param branch empty for the usual one
     * @param folder where `startups`, `incubators` and `organisations` are in it; empty for its root
     * @param target an existing empty folder
     */
    void copy(String address, String branch, String folder, Path target) throws IOException, Unreachable {
        String fault = fault(address);
        if (fault != null) throw new Unreachable(fault);
        read(address, branch, folder, target);
    }

    void read(String address, String branch, String folder, Path target) throws IOException, Unreachable {
        Path bare = Files.createTempDirectory("terreau-git");
        Bounds bounds = new Bounds(bare);
        CloneCommand command = Git.cloneRepository()
                .setURI(address)
                .setDirectory(bare.toFile())
                .setBare(true)
                .setDepth(1)
                .setNoTags()
                .setTimeout(SILENCE_SECONDS)
                .setProgressMonitor(bounds)
                .setTransportConfigCallback(transport -> {
                    if (transport instanceof TransportHttp http) {
                        http.setUseSmartHttp(true);
                        http.setHttpConnectionFactory(new Outward());
                    }
                });
        if (!branch.isEmpty())
            command.setBranch(Constants.R_HEADS + branch).setBranchesToClone(List.of(Constants.R_HEADS + branch));
        try (Git git = command.call()) {
            ObjectId head = git.getRepository().resolve(Constants.HEAD + "^{tree}");
            if (head == null) throw new Unreachable("branch");
            extract(git.getRepository(), head, folder, target);
        } catch (GitAPIException failure) {
            throw new Unreachable(bounds.isCancelled() ? "large" : "unreachable");
        } finally {
            FileSystemUtils.deleteRecursively(bare);
        }
    }

    private static void extract(Repository repository, ObjectId tree, String folder, Path target)
            throws IOException, Unreachable {
        String prefix = folder.isEmpty() ? "" : folder.replaceAll("/+$", "") + "/";
        int files = 0;
        try (TreeWalk walk = new TreeWalk(repository);
                RevWalk ignored = new RevWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                String path = walk.getPathString();
                if (!path.startsWith(prefix) || !regular(walk.getFileMode(0))) continue;
                String[] parts = path.substring(prefix.length()).split("/");
                if (parts.length != 2 || !known(parts[0])) continue;
                if (++files > MOST_FILES) throw new Unreachable("large");
                Path file = target.resolve(parts[0]).resolve(parts[1]).normalize();
                if (!file.startsWith(target)) continue;
                Files.createDirectories(file.getParent());
                write(repository.open(walk.getObjectId(0)), file);
            }
        } catch (MissingObjectException | LargeObjectException damaged) {
            throw new Unreachable("unreachable");
        }
        if (files == 0) throw new Unreachable("empty");
    }

    /** One byte more than what an import reads says enough of a file that is too large. */
    private static void write(ObjectLoader content, Path file) throws IOException {
        try (var in = content.openStream();
                OutputStream out = Files.newOutputStream(file)) {
            out.write(in.readNBytes(FrontMatter.LARGEST + 1));
        }
    }

    private static boolean regular(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    private static boolean known(String folder) {
        for (Kind kind : Kind.values()) if (kind.folder().equals(folder)) return true;
        return false;
    }

    /** Stops what lasts or weighs too much. */
    private static final class Bounds extends EmptyProgressMonitor {

        private static final long LOOK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

        private final Path folder;
        private final long end = System.nanoTime() + LONGEST.toNanos();
        private long looked = System.nanoTime();
        private boolean tooMuch;

        private Bounds(Path folder) {
            this.folder = folder;
        }

        @Override
        public boolean isCancelled() {
            long now = System.nanoTime();
            if (now > end) tooMuch = true;
            if (!tooMuch && now - looked > LOOK_EVERY_NANOS) {
                looked = now;
                tooMuch = size() > LARGEST;
            }
            return tooMuch;
        }

        private long size() {
            try (var files = Files.walk(folder)) {
                return files.mapToLong(file -> file.toFile().length()).sum();
            } catch (IOException | java.io.UncheckedIOException moving) {
                return 0;
            }
        }
    }
}
