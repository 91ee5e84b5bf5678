package org.terreau.opendata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.terreau.web.OutwardCalls;
import org.terreau.web.OutwardThreads;
import org.terreau.web.PrivateNetwork;

/**
 * Reads the last state of a public Git repository over HTTPS. Nothing of it is run or checked out: the files of a
 * catalogue are copied one by one, links left out. Addresses within our own network are refused, those of a
 * redirection too, and time and size are bounded.
 */
@Component
class GitSource implements DisposableBean {

    static final long LARGEST = 500L << 20;

    private static final int AT_ONCE = 4;
    private static final String FETCHED = Constants.R_HEADS + "catalogue";
    private static final int MOST_FILES = 200_000;
    private static final int MOST_TRIES = 5;
    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");
    private static final Pattern BRANCHLESS = Pattern.compile("Remote does not have .* available for fetch");
    private static final Pattern SERVER_ERROR = Pattern.compile(": 5\\d\\d\\b");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9._/-]{0,200}");

    private final OutwardCalls outward;
    private final TrustManager @Nullable [] trusted;
    private final int silence;
    private final OutwardThreads threads;

    /**
     * @param authorities a PEM file with the certificates of authorities trusted beside those of Java; empty for none
     * @param silence how long a server may say nothing
     * @param longest how long a copy lasts at most
     */
    GitSource(
            OutwardCalls outward,
            @Value("${terreau.import.authorities}") String authorities,
            @Value("${terreau.import.silence}") Duration silence,
            @Value("${terreau.import.longest}") Duration longest) {
        this.outward = outward;
        this.trusted = authorities.isEmpty() ? null : Authorities.with(Path.of(authorities));
        this.silence = Math.toIntExact(silence.toSeconds());
        this.threads = new OutwardThreads("git", AT_ONCE, longest);
    }

    /** Why an address can't be a source, as the end of a message key; null when it can. */
    @Nullable
    String fault(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException notOne) {
            return "address";
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) return "address";
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) return "address";
        return fault(uri.getHost(), uri.getPort() == -1 || uri.getPort() == 443);
    }

    /** An unusual port is called within a private network that the installation allows, and nowhere else. */
    private @Nullable String fault(String host, boolean usualPort) {
        try {
            for (InetAddress one : outward.addresses(host)) {
                if (outward.refused(one)) return "inside";
                if (!usualPort && !PrivateNetwork.reaches(one)) return "address";
            }
            return null;
        } catch (UnknownHostException unknown) {
            return usualPort ? "unknown" : "address";
        } catch (OutwardThreads.Unanswered late) {
            return "slow";
        }
    }

    static boolean branch(String name) {
        return name.isEmpty() || BRANCH.matcher(name).matches() && !name.contains("..");
    }

    static boolean folder(String name) {
        return FOLDER.matcher(name).matches() && !List.of(name.split("/")).contains("..") && !name.startsWith("/");
    }

    /** Connections to addresses of the world only, those that a redirection leads to included. */
    private final class Outward extends JDKHttpConnectionFactory {

        @Override
        public HttpConnection create(URL address) throws IOException {
            refuseInside(address);
            return trusting(super.create(address));
        }

        @Override
        public HttpConnection create(URL address, Proxy proxy) throws IOException {
            refuseInside(address);
            return trusting(super.create(address, proxy));
        }

        private HttpConnection trusting(HttpConnection connection) throws IOException {
            if (trusted != null)
                try {
                    connection.configure(null, trusted, null);
                } catch (GeneralSecurityException impossible) {
                    throw new IOException(impossible);
                }
            return connection;
        }

        private void refuseInside(URL address) throws IOException {
            for (InetAddress one : outward.addresses(address.getHost()))
                if (outward.refused(one)) throw new Inside(address.getHost());
        }
    }

    /** Raised when a connection would lead into our own network. */
    private static final class Inside extends IOException {
        Inside(String host) {
            super("An address inside: " + host);
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

    /** Whatever the server does, it is left when time is over. */
    void read(String address, String branch, String folder, Path target) throws IOException, Unreachable {
        try {
            threads.call(Unreachable.class, () -> {
                try {
                    clone(address, branch, folder, target);
                    return target;
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (OutwardThreads.Unanswered late) {
            throw new Unreachable("slow");
        }
    }

    private void clone(String address, String branch, String folder, Path target) throws IOException, Unreachable {
        Path bare = Files.createTempDirectory("terreau-git");
        Bounds bounds = new Bounds(bare);
        try (BoundedRepository repository = BoundedRepository.in(bare);
                Git git = new Git(repository)) {
            fetch(git, address, branch, bounds);
            if (Thread.interrupted()) throw new Unreachable("slow");
            ObjectId head = repository.resolve(FETCHED + "^{tree}");
            if (head == null) throw new Unreachable("branch");
            extract(repository, head, folder, target);
        } catch (GitAPIException failure) {
            throw new Unreachable(bounds.isCancelled() ? "large" : reason(failure));
        } finally {
            delete(bare);
        }
    }

    private void fetch(Git git, String address, String branch, Bounds bounds) throws GitAPIException {
        git.fetch()
                .setRemote(address)
                .setRefSpecs((branch.isEmpty() ? Constants.HEAD : Constants.R_HEADS + branch) + ":" + FETCHED)
                .setDepth(1)
                .setTagOpt(TagOpt.NO_TAGS)
                .setTimeout(silence)
                .setProgressMonitor(bounds)
                .setTransportConfigCallback(transport -> {
                    if (transport instanceof TransportHttp http) {
                        http.setUseSmartHttp(true);
                        http.setHttpConnectionFactory(new Outward());
                    }
                })
                .call();
    }

    /** The library tidies the repository beside us: what it takes away meanwhile is no failure. */
    private static void delete(Path bare) throws IOException {
        for (int left = MOST_TRIES; Files.exists(bare); left--)
            try {
                FileSystemUtils.deleteRecursively(bare);
            } catch (NoSuchFileException | DirectoryNotEmptyException moving) {
                if (left == 0) throw moving;
            }
    }

    /** What the library says in words, as the end of a message key: the cause tells first, then the server's answer. */
    private static String reason(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            Optional<String> reason = Sign.of(one);
            if (reason.isPresent()) return reason.get();
            words.append(one.getMessage()).append('\n');
        }
        return inWords(words);
    }

    private static String inWords(StringBuilder words) {
        if (words.indexOf(JGitText.get().notAuthorized) >= 0
                || words.indexOf(JGitText.get().noCredentialsProvider) >= 0) return "private";
        if (BRANCHLESS.matcher(words).find()) return "branch";
        return SERVER_ERROR.matcher(words).find() ? "server" : "unreachable";
    }

    /** What a cause of a failure is a sign of. */
    private record Sign(Class<? extends Throwable> cause, String reason) {

        private static final List<Sign> ALL = List.of(
                new Sign(Inside.class, "inside"),
                new Sign(UnknownHostException.class, "unknown"),
                new Sign(TooLargeObjectInPackException.class, "large"),
                new Sign(SSLException.class, "tls"),
                new Sign(InterruptedIOException.class, "slow"),
                new Sign(HttpTimeoutException.class, "slow"),
                new Sign(OutwardThreads.Unanswered.class, "slow"),
                new Sign(NoRemoteRepositoryException.class, "missing"));

        static Optional<String> of(Throwable cause) {
            return ALL.stream()
                    .filter(sign -> sign.cause().isInstance(cause))
                    .map(Sign::reason)
                    .findFirst();
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
                if (!regular(walk.getFileMode(0)) || !ofCatalogue(path, prefix)) continue;
                if (++files > MOST_FILES) throw new Unreachable("large");
                Path file = target.resolve(path.substring(prefix.length())).normalize();
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

    /** Right within the folder of a kind. */
    private static boolean ofCatalogue(String path, String prefix) {
        if (!path.startsWith(prefix)) return false;
        String[] parts = path.substring(prefix.length()).split("/");
        return parts.length == 2 && known(parts[0]);
    }

    private static boolean known(String folder) {
        for (Kind kind : Kind.values()) if (kind.folder().equals(folder)) return true;
        return false;
    }

    @Override
    public void destroy() {
        threads.close();
    }

    /** Stops what weighs too much, and what nobody waits for any more. */
    private static final class Bounds extends EmptyProgressMonitor {

        private static final long LOOK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

        private final Path folder;
        private long looked = System.nanoTime();
        private boolean tooMuch;

        private Bounds(Path folder) {
            this.folder = folder;
        }

        @Override
        public boolean isCancelled() {
            long now = System.nanoTime();
            if (Thread.currentThread().isInterrupted()) return true;
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
