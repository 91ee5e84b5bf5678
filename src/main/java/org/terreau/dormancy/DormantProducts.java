package org.terreau.dormancy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductMark;
import org.terreau.portfolio.ProductSection;
import org.terreau.shared.Paris;
import org.terreau.web.Held;
import org.terreau.web.PublicContent;

/**
 * What the catalogue and a product's page say of its silence, or of the news that its team gave. A mark falls with the
 * first sign of life, before the job ends the silence.
 */
@Component
class DormantProducts implements ProductMark, ProductSection {

    /** How long what a team said stays on the public page. */
    static final int MONTHS_SHOWN = 12;

    private final JdbcSilences stored;
    private final Signs signs;
    private final Endings endings;
    private final Clock clock;
    private final Held<Map<ProductId, SilenceNotice>> held;

    DormantProducts(JdbcSilences stored, Signs signs, Endings endings, PublicContent content, Clock clock) {
        this.stored = stored;
        this.signs = signs;
        this.endings = endings;
        this.clock = clock;
        this.held = new Held<>(content, this::read);
    }

    @Override
    public String code() {
        return "dormant";
    }

    @Override
    public Set<ProductId> known() {
        return held.get().entrySet().stream()
                .filter(one -> one.getValue().last() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public void hold() {
        held.get();
    }

    @Override
    public Optional<Part> of(Product product) {
        SilenceNotice notice = held.get().get(product.id());
        return notice == null || endings.ended(product)
                ? Optional.empty()
                : Optional.of(new Part("dormancy/notice", notice));
    }

    private Map<ProductId, SilenceNotice> read() {
        LocalDate today = Paris.today(clock);
        Map<ProductId, SilenceNotice> notices = new HashMap<>();
        stored.publicWords(today.minusMonths(MONTHS_SHOWN))
                .forEach((product, word) -> notices.put(product, new SilenceNotice(product, null, null, word)));
        Map<ProductId, Asked> marked = new HashMap<>(stored.open());
        marked.values().removeIf(asked -> asked.marked() == null);
        signs.of(marked.keySet(), today).forEach((product, life) -> {
            Asked asked = marked.get(product);
            if (asked != null && !Silence.answered(life.last().on(), asked.on()))
                notices.put(product, new SilenceNotice(product, asked, life.last(), said(notices.get(product))));
        });
        return notices;
    }

    private static @Nullable Word said(@Nullable SilenceNotice notice) {
        return notice == null ? null : notice.word();
    }
}
