package org.terreau.committee;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.deployment.FeedbackSetAside;
import org.terreau.testimony.TestimonyWithdrawn;
import org.terreau.testimony.Withdrawal;

/**
 * Takes withdrawn words out of frozen packs: an agreement that is taken back is worth more than a pack that never changes. A
 * testimony that only grew old stays, as what was said at the time.
 */
@Component
class WithdrawnVoices {

    private final JdbcPacks packs;

    WithdrawnVoices(JdbcPacks packs) {
        this.packs = packs;
    }

    @EventListener
    @Transactional
    void withdrawn(TestimonyWithdrawn gone) {
        if (gone.why() != Withdrawal.OUTDATED) packs.remove(gone.product(), Evidence.Voice.TESTIMONY, gone.testimony());
    }

    @EventListener
    @Transactional
    void setAside(FeedbackSetAside gone) {
        packs.remove(gone.product(), Evidence.Voice.FEEDBACK, gone.feedback());
    }
}
