package org.terreau.today;

import java.util.function.Predicate;
import org.terreau.identity.Actor;

/** A source whose whole list is one page, the same for everybody whom it concerns. */
public abstract class WaitingList implements TodaySource {

    private final String code;
    private final int order;
    private final String path;
    private final Predicate<Actor> concerned;

    /**
     * @param code as {@link TodaySource#code()}
     * @param path of the whole list
     * @param concerned for whom something may wait; asks the database nothing
     */
    protected WaitingList(String code, int order, String path, Predicate<Actor> concerned) {
        this.code = code;
        this.order = order;
        this.path = path;
        this.concerned = concerned;
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final int order() {
        return order;
    }

    @Override
    public final String path() {
        return path;
    }

    @Override
    public final boolean concerns(Actor actor) {
        return concerned.test(actor);
    }
}
