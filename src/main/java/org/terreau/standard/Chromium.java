package org.terreau.standard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The Chromium of this machine, when the installation names one: one process a page, alone, with a folder of its own that is
 * removed, nothing of our environment, no network but what {@link Showing} gives it, and a budget of time and memory after
 * which it is killed. Whatever happens to it says that nobody looked, and fails nothing.
 */
@Component
final class Chromium implements Browsing, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Chromium.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final long PAGE = 4096;

    /** It was named, and is not there. */
    static final String ABSENT = "absent";

    private static final String BROKEN = "panne";

    /** Names lead nowhere, and whatever would leave by itself goes to a port where nobody listens. */
    private static final List<String> ALONE = List.of(
            "--headless",
            "--remote-debugging-pipe",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--proxy-server=http://127.0.0.1:9",
            "--proxy-bypass-list=<-loopback>",
            "--webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--force-webrtc-ip-handling-policy",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-dev-shm-usage",
            "--disable-domain-reliability",
            "--disable-extensions",
            "--disable-gpu",
            "--disable-software-rasterizer",
            "--disable-sync",
            "--block-new-web-contents",
            "--deny-permission-prompts",
            "--mute-audio",
            "--no-default-browser-check",
            "--no-first-run",
            "--password-store=basic",
            "--lang=fr");

    private final String executable;
    private final boolean sandbox;
    private final int megabytes;
    private final Duration longest;
    private final String axe;
    private final Semaphore one = new Semaphore(1, true);
    private final ScheduledExecutorService watch;

    @Autowired
    Chromium(
            @Value("${terreau.standards.browser}") String executable,
            @Value("${terreau.standards.browser-sandbox}") boolean sandbox,
            @Value("${terreau.standards.browser-megabytes}") int megabytes,
            @Value("${terreau.standards.browser-longest}") Duration longest) {
        this.executable = executable;
        this.sandbox = sandbox;
        this.megabytes = megabytes;
        this.longest = longest;
        this.axe =
                executable.isEmpty() ? "" : read("axe.min.js") + ";axe.configure({locale:" + read("axe-fr.json") + "})";
        ScheduledThreadPoolExecutor watching = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "browser-watch");
            thread.setDaemon(true);
            return thread;
        });
        watching.setRemoveOnCancelPolicy(true);
        this.watch = watching;
    }

    private static String read(String name) {
        try (InputStream in = Chromium.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("The jar lacks " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Why no page would be looked at, as in `standard.unseen.<code>`; "" when pages are. */
    String lacking() {
        if (executable.isEmpty()) return Browsed.OFF.unseen();
        return Files.isExecutable(Path.of(executable)) ? "" : ABSENT;
    }

    @Override
    public Browsed open(SitePage home, Asking asking) throws InterruptedException {
        String lacking = lacking();
        if (!lacking.isEmpty()) return Browsed.not(lacking);
        if (!one.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) return Browsed.not("occupe");
        try (Running running = new Running()) {
            return running.show(new Showing(home, asking, Robot.NAME + "/1.0 Chromium"));
        } catch (IOException none) {
            log.warn("A browser could not be started: {}", none.getMessage());
            return Browsed.not(BROKEN);
        } finally {
            one.release();
        }
    }

    /** One process, from its start to its end. */
    private final class Running implements AutoCloseable {

        private final Path folder;
        private final Process process;
        private final List<Future<?>> watching = new ArrayList<>();
        private volatile String why = BROKEN;

        Running() throws IOException {
            folder = Files.createTempDirectory("terreau-browser");
            try {
                process = start();
            } catch (IOException none) {
                FileSystemUtils.deleteRecursively(folder);
                throw none;
            }
            watching.add(watch.schedule(() -> end("lent"), longest.toMillis(), TimeUnit.MILLISECONDS));
            watching.add(watch.scheduleWithFixedDelay(
                    () -> {
                        if (held() > megabytes) end("lourd");
                    },
                    LOOK.toMillis(),
                    LOOK.toMillis(),
                    TimeUnit.MILLISECONDS));
        }

        /** Its two pipes become the third and fourth files of the process, as Chromium expects them. */
        private Process start() throws IOException {
            List<String> command = new ArrayList<>(
                    List.of("/bin/sh", "-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null", "sh", executable));
            command.addAll(ALONE);
            command.add("--user-data-dir=" + folder);
            if (!sandbox) command.add("--no-sandbox");
            command.add("about:blank");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            Map<String, String> environment = builder.environment();
            String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
            environment.clear();
            environment.putAll(Map.of(
                    "PATH", path, "HOME", folder.toString(), "TMPDIR", folder.toString(), "LANG", "fr_FR.UTF-8"));
            return builder.start();
        }

        /** What it shows of a page; when it ends before, why it did. */
        Browsed show(Showing page) throws InterruptedException {
            try {
                return page.show(new DevTools(process.getInputStream(), process.getOutputStream(), page), axe);
            } catch (IOException ended) {
                log.info("No browser looked at a page ({}): {}", why, ended.getMessage());
                return Browsed.not(why);
            }
        }

        private void end(String reason) {
            why = reason;
            kill();
        }

        /** Megabytes that it and what it started hold for themselves; 0 where the system does not tell. */
        private long held() {
            try (Stream<ProcessHandle> all = all()) {
                return all.mapToLong(one -> alone(one.pid())).sum() >> 20;
            }
        }

        private Stream<ProcessHandle> all() {
            return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
        }

        private static long alone(long pid) {
            try {
                String[] pages = Files.readString(Path.of("/proc", String.valueOf(pid), "statm"))
                        .split(" ", 4);
                return (Long.parseLong(pages[1]) - Long.parseLong(pages[2])) * PAGE;
            } catch (IOException | RuntimeException untold) {
                return 0;
            }
        }

        private void kill() {
            List<ProcessHandle> known;
            try (Stream<ProcessHandle> all = all()) {
                known = all.toList();
            }
            known.forEach(ProcessHandle::destroyForcibly);
        }

        @Override
        public void close() {
            watching.forEach(one -> one.cancel(false));
            kill();
            boolean interrupted = Thread.interrupted();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
                FileSystemUtils.deleteRecursively(folder);
            } catch (InterruptedException stopped) {
                interrupted = true;
            } catch (IOException left) {
                log.warn("The folder of a browser could not be removed: {}", folder);
            }
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
