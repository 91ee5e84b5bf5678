package org.terreau.problem;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** What an upper module would attach to problems: keeps what it is told, in memory. */
@TestComponent
public class Attachments implements FollowsProblem {

    private final Map<String, Long> attached = new TreeMap<>();
    private final Map<Long, TreeSet<String>> moved = new TreeMap<>();
    private final List<Object> heard = new CopyOnWriteArrayList<>();

    void attach(String what, ProblemId to) {
        attached.put(what, to.value());
    }

    long where(String what) {
        return attached.getOrDefault(what, 0L);
    }

    List<Object> heard() {
        return heard;
    }

    @EventListener({ProblemDeclared.class, ProblemShared.class, ProblemPublished.class, ProblemsMerged.class})
    void hear(Object event) {
        heard.add(event);
    }

    @Override
    public String module() {
        return "essai";
    }

    @Override
    public void move(long operation, ProblemId from, ProblemId to) {
        attached.forEach((what, problem) -> {
            if (problem != from.value()) return;
            moved.computeIfAbsent(operation, key -> new TreeSet<>()).add(what);
            attached.put(what, to.value());
        });
    }

    @Override
    public void moveBack(long operation, ProblemId from, ProblemId to) {
        for (String what : moved.getOrDefault(operation, new TreeSet<>()))
            if (where(what) == from.value()) attached.put(what, to.value());
    }

    @Override
    public List<Map<String, String>> attached() {
        return attached.entrySet().stream()
                .map(entry -> Map.of("quoi", entry.getKey() + " → " + entry.getValue()))
                .toList();
    }
}
