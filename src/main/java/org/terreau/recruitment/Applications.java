package org.terreau.recruitment;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.document.FileKind;
import org.terreau.document.FileName;
import org.terreau.document.Vault;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Stale;
import org.terreau.web.Allowances;

/** Answers to offers, for those who send them: received without an account, followed, withdrawn and erased by a private address. */
@Service
public class Applications {

    /** Before the private part of the address by which somebody follows what they sent. */
    static final String PATH = "/rejoindre/candidature/";

    /** Longest letter, in characters. */
    public static final int LETTER = 5000;

    private static final int A_DAY_FROM_ONE_ADDRESS = 10;
    private static final int AN_HOUR_FROM_ONE_NETWORK = 30;
    static final String DOCUMENT = "candidature.pdf";

    private final JdbcApplications stored;
    private final JdbcOffers offers;
    private final JdbcSlots slots;
    private final PublicOffers readable;
    private final ApplicationLetters letters;
    private final Vault vault;
    private final Allowances allowances;
    private final OfferJournal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Applications(
            JdbcApplications stored,
            JdbcOffers offers,
            JdbcSlots slots,
            PublicOffers readable,
            ApplicationLetters letters,
            Vault vault,
            Allowances allowances,
            OfferJournal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.stored = stored;
        this.offers = offers;
        this.slots = slots;
        this.readable = readable;
        this.letters = letters;
        this.vault = vault;
        this.allowances = allowances;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file that is sent with an application. */
    public record Sent(String name, InputStream bytes) {}

    /**
     * What became of what was sent.
     *
     * @param path private address by which its author follows it
     * @param late it came after the closing: it is kept for its author and read by nobody
     */
    public record Received(String path, boolean late) {}

    /**
     * Receives an answer to an offer. After the closing it is refused, and what was written is kept for its author.
     *
     * @param found problems that the form found already
     * @param file null when none was chosen
     * @param network the network address it comes from, counted and not kept
     * @throws Refused naming each field to correct, or when too many came from the same place
     */
    public Received apply(
            long offer,
            ApplicationTyped typed,
            List<Refused.Problem> found,
            @Nullable Sent file,
            String network,
            Locale language) {
        Offer known = readable.read(offer);
        List<Refused.Problem> problems = new ArrayList<>(typed.problems(known));
        problems.addAll(found);
        if (file != null && !file.name().toLowerCase(Locale.ROOT).endsWith(".pdf"))
            problems.add(Refused.Problem.of("document", "recruitment.apply.pdf", file.name()));
        if (!problems.isEmpty()) throw new Refused(problems);
        if (!allowances.take("application-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("application-email", typed.email(), A_DAY_FROM_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "recruitment.apply.many");
        Instant now = clock.instant();
        boolean late = !known.open(now);
        Vault.Arrival arrival = file == null || late ? null : received(file);
        SecretToken token = SecretToken.draw();
        transaction.executeWithoutResult(status -> keep(known, typed, token, arrival, language, late, now));
        return new Received(PATH + token.value(), late);
    }

    private Vault.Arrival received(Sent file) {
        Vault.Arrival arrival = vault.receive(file.name(), file.bytes());
        if (arrival.kind() != FileKind.PDF) throw new Refused("document", "recruitment.apply.pdf", file.name());
        return new Vault.Arrival(arrival.id(), FileName.of(DOCUMENT), arrival.kind(), arrival.size(), arrival.digest());
    }

    private void keep(
            Offer offer,
            ApplicationTyped typed,
            SecretToken token,
            Vault.@Nullable Arrival arrival,
            Locale language,
            boolean late,
            Instant now) {
        boolean again = stored.from(new EmailAddress(typed.email())).stream()
                .anyMatch(one -> one.offer() == offer.id() && one.state().competes());
        ApplicationState state = late ? ApplicationState.LATE : ApplicationState.RECEIVED;
        long id = stored.insert(
                offer.id(), token, typed, new JdbcApplications.Kept(typed.said(offer), language, now, state));
        Application application = stored.find(offer.id(), id).orElseThrow();
        if (arrival != null) {
            vault.keep(arrival, application.owner(), Audit.Who.VISITOR);
            stored.document(id, arrival.id());
        }
        journal.record("recruitment.application-received", offer, Audit.Who.VISITOR);
        if (!late) letters.received(offer, application, token, again);
    }

    /** What its author reads of their application. */
    public record Own(Application application, Offer offer) {}

    /** The application of a private address; NotFound for whoever does not hold it. */
    @Transactional(readOnly = true)
    public Own own(String token) {
        Application application =
                stored.find(new SecretToken(token)).orElseThrow(() -> new NotFound("application", "by link"));
        return new Own(application, offers.find(application.offer()).orElseThrow());
    }

    /** Its author takes it back: it is chosen no more, and kept until it is erased. */
    @Transactional
    public void withdraw(String token) {
        Own own = own(token);
        if (!own.application().state().moves(ApplicationState.Side.CANDIDATE).contains(ApplicationState.WITHDRAWN))
            throw new Refused("", "recruitment.own.not");
        if (!stored.move(own.application(), ApplicationState.WITHDRAWN, null, clock.instant()))
            throw new Stale(
                    "application", own.application().id(), own.application().version());
        slots.giveBack(own.application().id());
        journal.record("recruitment.application-withdrawn", own.offer(), Audit.Who.VISITOR);
    }

    /** Nothing of it is kept any more. */
    @Transactional
    public void erase(String token) {
        Own own = own(token);
        forget(own.application());
        journal.record("recruitment.application-erased", own.offer(), Audit.Who.VISITOR);
    }

    void forget(Application application) {
        if (application.written().document() != null)
            vault.forget(Objects.requireNonNull(application.written().document()));
        stored.delete(application.id());
    }

    /** How many those who choose read, of each of these offers; nothing more is told to those who work on its products. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> counts(Collection<Offer> of) {
        return stored.counts(of.stream().map(Offer::id).toList());
    }
}
