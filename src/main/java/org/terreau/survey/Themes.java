package org.terreau.survey;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.identity.Undoable;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.web.Undo;

/** The small vocabulary of a product's verbatims: its own words, and those of its incubators. */
@Service
public class Themes implements Undoable {

    /** Longest name, in characters, and how many a product or an incubator holds. */
    public static final int LINE = 60;

    public static final int MOST = 40;

    private static final String THEME = "survey.theme";

    private final JdbcThemes stored;
    private final Products products;
    private final Surveys surveys;
    private final Audit audit;
    private final Undo undo;
    private final JdbcSurveyChanges changes;

    Themes(JdbcThemes stored, Products products, Surveys surveys, Audit audit, Undo undo, JdbcSurveyChanges changes) {
        this.stored = stored;
        this.products = products;
        this.surveys = surveys;
        this.audit = audit;
        this.undo = undo;
        this.changes = changes;
    }

    /** Those of the product and of its incubators, in the order of their names; counted on this product. */
    @Transactional(readOnly = true)
    public List<Theme> of(ProductId id) {
        return stored.of(products.read(id));
    }

    /** May change the words that all products of the incubator share. */
    @Transactional(readOnly = true)
    public boolean maySetForAll(ProductId product, Actor actor) {
        return actor.staffOf(products.read(product).incubator().value());
    }

    /**
     * Adds a theme.
     *
     * @param forAll for all the products of the incubator: the staff's alone
     * @throws Refused on the field `nom`
     */
    @Transactional
    public long add(ProductId product, String name, boolean forAll, Actor actor) {
        surveys.mustWork(actor, product);
        IncubatorId incubator = products.read(product).incubator();
        if (forAll && !maySetForAll(product, actor)) throw new NotAllowed("themes of " + incubator);
        String scope = forAll ? Theme.of(incubator) : Theme.of(product);
        check(product, name, 0);
        if (of(product).stream().filter(theme -> theme.scope().equals(scope)).count() >= MOST)
            throw new Refused("nom", "survey.theme.many", MOST);
        long id = stored.insert(scope, name);
        written(product, "survey.theme-added", name, actor);
        return id;
    }

    private void check(ProductId product, String name, long itself) {
        if (name.isEmpty() || !OneLine.fits(name, LINE)) throw new Refused("nom", "survey.theme.name", LINE);
        if (of(product).stream()
                .anyMatch(theme -> theme.id() != itself && theme.name().equalsIgnoreCase(name)))
            throw new Refused("nom", "survey.theme.known");
    }

    /** @throws Refused on the field `nom` */
    @Transactional
    public void rename(ProductId product, long id, String name, Actor actor) {
        changed(product, id, actor);
        check(product, name, id);
        stored.rename(id, name);
        written(product, "survey.theme-renamed", name, actor);
    }

    /** Removes a theme that no verbatim carries. */
    @Transactional
    public void remove(ProductId product, long id, Actor actor) {
        Theme gone = changed(product, id, actor);
        boolean removed = stored.delete(id);
        if (!removed) throw new Refused("", "survey.theme.used");
        undo.offer(THEME, product, gone.name(), gone.shared());
        written(product, "survey.theme-removed", gone.name(), actor);
    }

    @Override
    public String undoes() {
        return THEME;
    }

    @Override
    @Transactional
    public void putBack(List<String> what, Actor actor) {
        add(new ProductId(what.get(0)), what.get(1), Boolean.parseBoolean(what.get(2)), actor);
    }

    private Theme changed(ProductId product, long id, Actor actor) {
        surveys.mustWork(actor, product);
        Theme theme = of(product).stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("theme", id));
        if (theme.shared() && !maySetForAll(product, actor)) throw new NotAllowed("theme " + theme.name());
        return theme;
    }

    private void written(ProductId product, String action, String name, Actor actor) {
        audit.record(actor.who(), action, "product:" + product, Map.of("theme", name));
        changes.everywhere();
    }
}
