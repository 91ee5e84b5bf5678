package org.terreau.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.web.PublicContent;

/** What the law asks to publish of the grants of authorities (FIELD 1.3, F15; arrêté du 17 novembre 2017). */
@Service
public class Grants {

    /** From so much a year on, of one authority to one beneficiary. */
    public static final Money FLOOR = Money.euros(23_000);

    private static final int NAME = 160;
    private static final int TEXT = 300;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcGrants stored;
    private final FundingSources sources;
    private final Audit audit;
    private final PublicContent content;

    Grants(JdbcGrants stored, FundingSources sources, Audit audit, PublicContent content) {
        this.stored = stored;
        this.sources = sources;
        this.audit = audit;
        this.content = content;
    }

    /** A grant as everybody reads it. */
    public record Published(
            ProductId product, String giver, LocalDate agreedOn, String reference, Money amount, DeclaredGrant grant) {}

    /** A contribution that comes by a grant, and what is declared of it; empty when nothing is. */
    public record Known(FundingSource source, Optional<DeclaredGrant> declared) {}

    /** One of a product that comes by a grant, or NotFound. */
    @Transactional(readOnly = true)
    public Known of(ProductId product, long contribution, Actor actor) {
        FundingSource source = sources.find(product, contribution, actor);
        if (source.agreement().kind() != AgreementKind.GRANT) throw new NotFound("grant", contribution);
        return new Known(source, stored.of(contribution));
    }

    /** Those that have to be published and are declared, the oldest first. */
    @Transactional(readOnly = true)
    public List<Published> published() {
        return stored.published(FLOOR);
    }

    /**
     * A declaration as it is typed.
     *
     * @param percent of what the grant helps to pay
     */
    public record Draft(
            String giverSiret,
            DeclaredGrant.Beneficiary beneficiary,
            String purpose,
            boolean inKind,
            TypedPayment payment,
            @Nullable BigDecimal percent,
            boolean notified,
            String scheme) {}

    /** How and when it is paid, as it is typed: {@link DeclaredGrant.Payment}. */
    public record TypedPayment(
            String terms,
            String otherwise,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Declares a grant, or declares it otherwise.
     *
     * @throws Refused on the fields of the form, which are named as the schema's ideas in French
     */
    @Transactional
    public void declare(ProductId product, long contribution, Draft draft, Actor actor) {
        of(product, contribution, actor);
        stored.write(contribution, checked(draft));
        audit.record(actor.who(), "funding.grant-declared", "product:" + product, Map.of());
        content.changed();
    }

    private static boolean said(String text, int longest) {
        return !text.isBlank() && OneLine.fits(text, longest);
    }

    static DeclaredGrant checked(Draft draft) {
        Objections objections = new Objections();
        Optional<Siret> giver = Siret.parse(draft.giverSiret());
        objections.when(giver.isEmpty(), "siret-attribuant", "funding.grant.siret");
        DeclaredGrant.Beneficiary receives = draft.beneficiary();
        Optional<Siret> beneficiary = Siret.parse(receives.siret());
        objections.when(
                beneficiary.isEmpty() && !receives.siret().isBlank(), "siret-beneficiaire", "funding.grant.siret");
        objections.when(!said(receives.name(), NAME), "beneficiaire", "funding.source.funder", NAME);
        objections.when(!receives.rna().isEmpty() && !receives.rna().matches("W[0-9]{9}"), "rna", "funding.grant.rna");
        objections.when(!said(draft.purpose(), TEXT), "objet", "funding.grant.purpose", TEXT);
        Optional<DeclaredGrant.Terms> terms =
                DeclaredGrant.Terms.of(draft.payment().terms());
        objections.when(terms.isEmpty(), "versement", "funding.grant.terms");
        boolean other = terms.filter(DeclaredGrant.Terms.OTHER::equals).isPresent();
        objections.when(
                other && !said(draft.payment().otherwise(), TEXT), "versement-autre", "funding.grant.other", TEXT);
        LocalDate from = draft.payment().from();
        LocalDate until = draft.payment().until();
        objections.when(from == null, "verse-du", "funding.source.day");
        objections.when(from != null && until != null && until.isBefore(from), "verse-au", "funding.envelope.until");
        BigDecimal percent = draft.percent();
        objections.when(
                percent == null || percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0,
                "part",
                "funding.grant.share");
        objections.when(draft.scheme().length() > NAME, "dispositif", "funding.source.long", NAME);
        if (objections.any() || giver.isEmpty() || terms.isEmpty() || from == null || percent == null)
            throw objections.refusal();
        return new DeclaredGrant(
                giver.get().digits(),
                new DeclaredGrant.Beneficiary(
                        receives.name(), beneficiary.map(Siret::digits).orElse(""), receives.rna()),
                draft.purpose(),
                draft.inKind(),
                new DeclaredGrant.Payment(terms.get(), other ? draft.payment().otherwise() : "", from, until),
                percent.divide(HUNDRED, 4, RoundingMode.HALF_UP),
                draft.notified(),
                draft.scheme());
    }
}
