package org.terreau.access;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.terreau.web.Budget;
import org.terreau.web.OutwardCalls;
import org.terreau.web.ReadingRoom;

/**
 * Asks a tool for its accounts by SCIM 2.0, and to close one. What leaves goes through {@link OutwardCalls}; a page, the
 * number of pages, of accounts and the time of all are bounded, and a list that contradicts itself counts for nothing.
 */
@Component
class ScimCalls {

    /** Accounts asked for at once (RFC 7644, 3.4.2.4): a tool may answer with fewer. */
    static final int PAGE = 100;

    /** Most accounts, as in a list that is pasted. */
    static final int MOST = MembersFile.LINES;

    /** Pages, however few accounts the tool puts on each. */
    static final int PAGES = 200;

    private static final int LARGEST = 2 << 20;
    private static final Duration ONE_CALL = Duration.ofSeconds(10);
    private static final String SCIM = "application/scim+json";

    private final OutwardCalls calls;
    private final ReadingRoom room;
    private final Duration oneCall;

    @Autowired
    ScimCalls(OutwardCalls calls, ReadingRoom room) {
        this(calls, room, ONE_CALL);
    }

    ScimCalls(OutwardCalls calls, ReadingRoom room, Duration oneCall) {
        this.calls = calls;
        this.room = room;
        this.oneCall = oneCall;
    }

    /** Where a tool answers. */
    record Door(URI address, String token) {

        private URI at(String path) {
            return URI.create(address.toString().replaceFirst("/+$", "") + path);
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Accept", SCIM + ", application/json");
            headers.put("Authorization", "Bearer " + token);
            return headers;
        }
    }

    /**
     * All accounts, those that are closed too. Not within a transaction.
     *
     * @param within how long it may last in all
     * @throws ScimFailed when the whole list is not there, is not SCIM or contradicts itself
     */
    List<ScimMessages.Account> all(Door door, Duration within) throws ScimFailed {
        long end = System.nanoTime() + within.toNanos();
        List<ScimMessages.Account> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < PAGES; page++) {
            ScimMessages.Batch batch = page(door, all.size() + 1, end);
            if (batch.total() > MOST) throw new ScimFailed(ScimState.MANY);
            for (ScimMessages.Account one : batch.accounts()) {
                if (!seen.add(one.id())) throw new ScimFailed(ScimState.INCONSISTENT);
                all.add(one);
            }
            if (all.size() > batch.total()) throw new ScimFailed(ScimState.INCONSISTENT);
            if (all.size() == batch.total()) return all;
            if (batch.accounts().isEmpty()) throw new ScimFailed(ScimState.PARTIAL);
        }
        throw new ScimFailed(ScimState.MANY);
    }

    private ScimMessages.Batch page(Door door, int first, long end) throws ScimFailed {
        byte[] body = read(
                OutwardCalls.Call.get(
                        door.at("/Users?startIndex=" + first + "&count=" + PAGE
                                + "&attributes=userName,displayName,name,emails,active"),
                        door.headers()),
                end);
        return opened(meter -> ScimMessages.list(body, meter));
    }

    /** What holds it in memory is counted with what everybody sends. */
    private <T> T opened(ReadingRoom.Reading<T, ScimFailed> reading) throws ScimFailed {
        try {
            return room.read(ScimMessages.READING, reading);
        } catch (Budget.Exceeded over) {
            throw new ScimFailed(over.limit() == Budget.Limit.BUSY ? ScimState.SLOW : ScimState.LARGE);
        }
    }

    private byte[] read(OutwardCalls.Call call, long end) throws ScimFailed {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) throw new ScimFailed(ScimState.SLOW);
        try {
            OutwardCalls.Page page = calls.page(call, LARGEST, left.compareTo(oneCall) < 0 ? left : oneCall);
            if (page.status() != 200 && page.status() != 204)
                throw new ScimFailed(ScimState.ofStatus(page.status()), page.status());
            if (page.cut()) throw new ScimFailed(ScimState.LARGE);
            return page.body();
        } catch (OutwardCalls.Failed failed) {
            throw new ScimFailed(ScimState.of(failed.reason()));
        }
    }

    /** One account, as it is now. */
    ScimMessages.Account one(Door door, String id) throws ScimFailed {
        byte[] body = read(OutwardCalls.Call.get(account(door, id), door.headers()), soon());
        return opened(meter -> ScimMessages.one(body, meter));
    }

    private static URI account(Door door, String id) {
        return door.at("/Users/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private long soon() {
        return System.nanoTime() + oneCall.toNanos();
    }

    /**
     * Closes an account. A tool may answer without saying what it did: then the account is read again.
     *
     * @throws ScimFailed when it refuses, or the account is still active afterwards
     */
    void close(Door door, String id) throws ScimFailed {
        read(OutwardCalls.Call.patch(account(door, id), door.headers(), SCIM, ScimMessages.closing()), soon());
        if (one(door, id).active()) throw new ScimFailed(ScimState.STILL_OPEN);
    }
}
