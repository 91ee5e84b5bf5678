package org.terreau.recruitment.web;

import org.terreau.recruitment.Application;
import org.terreau.recruitment.ApplicationState;
import org.terreau.recruitment.Offer;

/** An application, for its author alone. */
public record OwnPage(Application application, Offer offer, String path, boolean offerShown) {

    public boolean mayWithdraw() {
        return application.state().moves(ApplicationState.Side.CANDIDATE).contains(ApplicationState.WITHDRAWN);
    }
}
