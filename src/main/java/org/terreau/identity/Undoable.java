package org.terreau.identity;

import java.util.List;

/**
 * A façade that puts back what somebody just took away through it, for as long as {@link org.terreau.web.Undo} keeps it.
 * The form that takes away says so with `undo = "<act>"`.
 */
public interface Undoable {

    /** The act that it puts back, as it was offered: its module and what was taken away, such as "access.reference". */
    String undoes();

    /**
     * Puts it back, with the rights that the actor has now.
     *
     * @param what as it was offered
     * @throws RuntimeException of {@code shared} when it can't be: somebody changed it meanwhile, or the right is gone
     */
    void putBack(List<String> what, Actor actor);
}
