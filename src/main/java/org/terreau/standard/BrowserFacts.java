package org.terreau.standard;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.shared.Words;
import org.terreau.web.OperatingFact;
import org.terreau.web.OperatingFact.Level;
import org.terreau.web.OperatingFacts;

/** Whether a browser looks at the watched sites: none has to, one that was named and is not there has to be mended. */
@Component
class BrowserFacts implements OperatingFacts {

    private final Chromium browser;

    BrowserFacts(Chromium browser) {
        this.browser = browser;
    }

    @Override
    public int order() {
        return 111;
    }

    @Override
    public List<OperatingFact> facts(Words words) {
        String lacking = browser.lacking();
        return List.of(new OperatingFact(
                "standard.browser",
                lacking.equals(Chromium.ABSENT) ? Level.TO_WATCH : Level.FINE,
                words.t(lacking.isEmpty() ? "standard.browser.ready" : "standard.unseen." + lacking),
                null));
    }
}
