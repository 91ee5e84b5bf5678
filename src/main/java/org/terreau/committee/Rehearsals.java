package org.terreau.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;

/** Rehearsals of committees: the team asks about two weeks before, the staff answer with a day or a remark. */
@Service
public class Rehearsals {

    public static final int TEXT = 2000;

    private final JdbcRehearsals stored;
    private final JdbcCommittees committees;
    private final Products products;
    private final CommitteeLetters letters;
    private final Audit audit;
    private final Clock clock;

    Rehearsals(
            JdbcRehearsals stored,
            JdbcCommittees committees,
            Products products,
            CommitteeLetters letters,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.committees = committees;
        this.products = products;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The team asks for one.
     *
     * @throws Refused naming `souhait`, or nothing when it is too early, too late, or asked for already
     */
    @Transactional
    public void ask(ProductId id, LocalDate meetsOn, String wish, Actor actor) {
        products.mustEdit(actor, id);
        if (!actor.signedIn()) throw new NotAllowed("rehearsal of " + id);
        Committee committee = find(id, meetsOn);
        if (!Rehearsal.askedOn(Paris.today(clock), meetsOn))
            throw new Refused("", "committee.rehearsal.when", Rehearsal.EARLIEST, Rehearsal.LATEST);
        if (wish.length() > TEXT) throw new Refused("souhait", "committee.text.long", TEXT);
        if (!stored.ask(committee.id(), clock.instant(), actor.id(), wish))
            throw new Refused("", "committee.rehearsal.already");
        record(actor, "committee.rehearsal-asked", committee);
        letters.rehearsalAsked(products.read(id), committee, wish);
    }

    /**
     * The staff answer, or answer again.
     *
     * @throws Refused naming `jour` or `remarque`
     */
    @Transactional
    public void answer(ProductId id, LocalDate meetsOn, @Nullable LocalDate heldOn, String remark, Actor actor) {
        Product product = products.read(id);
        if (!Readers.staff(actor, product)) throw new NotAllowed("rehearsal of " + id);
        Committee committee = find(id, meetsOn);
        Objections objections = new Objections();
        objections.when(heldOn == null && remark.isEmpty(), "jour", "committee.rehearsal.answer.needed");
        objections.when(
                heldOn != null && (heldOn.isBefore(Paris.today(clock)) || !heldOn.isBefore(meetsOn)),
                "jour",
                "committee.rehearsal.day");
        objections.when(remark.length() > TEXT, "remarque", "committee.text.long", TEXT);
        objections.raise();
        if (!stored.answer(committee.id(), clock.instant(), actor.id(), heldOn, remark))
            throw new NotFound("rehearsal", committee.path());
        record(actor, "committee.rehearsal-answered", committee);
        letters.rehearsalAnswered(product, committee, heldOn, remark);
    }

    private Committee find(ProductId id, LocalDate meetsOn) {
        return committees.find(id, meetsOn).orElseThrow(() -> new NotFound("committee", Committee.path(id, meetsOn)));
    }

    private void record(Actor actor, String action, Committee committee) {
        audit.record(actor.who(), action, "committee:" + committee.product() + ":" + committee.meetsOn(), Map.of());
    }
}
