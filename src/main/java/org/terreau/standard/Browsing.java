package org.terreau.standard;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.terreau.web.OutwardCalls;

/** Looks at a page as a browser shows it. */
@FunctionalInterface
interface Browsing {

    /** Asks for what a page needs, at the pace and within the limits of the run that the page is of. */
    interface Asking {

        /** Null when it may not be asked for. */
        OutwardCalls.@Nullable Page ask(URI address) throws OutwardCalls.Failed, InterruptedException;
    }

    /** @param home a page of HTML as it was read: it is not asked for again */
    Browsed open(SitePage home, Asking asking) throws InterruptedException;
}
