package org.terreau.web;

/** Somebody signed in has to prove again who they are before this is done. */
public final class ProofNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProofNeeded(String what) {
        super(what, null, false, false);
    }
}
