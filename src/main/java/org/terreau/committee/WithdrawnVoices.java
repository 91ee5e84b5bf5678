package org.terreau.committee;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.deployment.FeedbackSetAside;
import org.terreau.portfolio.ProductId;
import org.terreau.testimony.TestimonyWithdrawn;
import org.terreau.testimony.Withdrawal;

/**
 * Takes withdrawn words out of frozen packs: an agreement that is taken back is worth more than a pack that never changes. A
 * testimony that only grew old stays, as what was said at the time.
 */
@Component
class WithdrawnVoices {

    private final JdbcClient jdbc;

    WithdrawnVoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional
    void withdrawn(TestimonyWithdrawn gone) {
        if (gone.why() != Withdrawal.OUTDATED) remove(gone.product(), Evidence.Voice.TESTIMONY, gone.testimony());
    }

    @EventListener
    @Transactional
    void setAside(FeedbackSetAside gone) {
        remove(gone.product(), Evidence.Voice.FEEDBACK, gone.feedback());
    }

    private void remove(ProductId product, String kind, long id) {
        jdbc.sql("""
                        update committee_pack p
                        set content = jsonb_set(p.content, '{voices}', (
                            select coalesce(jsonb_agg(voice order by place), '[]')
                            from jsonb_array_elements(p.content -> 'voices') with ordinality one (voice, place)
                            where not voice @> jsonb_build_object('kind', :kind::text, 'id', :id::bigint)))
                        from committee c
                        where c.id = p.committee_id and c.product_id = :product
                          and p.content -> 'voices' @> jsonb_build_array(jsonb_build_object('kind', :kind::text, 'id', :id::bigint))
                        """)
                .param("kind", kind)
                .param("id", id)
                .param("product", product.value())
                .update();
    }
}
