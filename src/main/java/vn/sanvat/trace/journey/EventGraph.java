package vn.sanvat.trace.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;
import vn.sanvat.trace.event.Corrections;

/**
 * What a walk along events has found so far; immutable. Each class is visited once, so that a cycle ends the walk.
 *
 * @param visited every class that was or will be asked for
 * @param frontier the classes whose events are to be found next; empty at the end
 * @param level how many steps the frontier is away from the start
 * @param cutShort the walk met a limit, and there may be more
 */
public record EventGraph(
        Direction direction,
        Map<String, TraceEvent> events,
        Set<String> visited,
        Set<String> frontier,
        int level,
        boolean cutShort) {

    public static final int MAX_LEVELS = 64;
    public static final int MAX_EVENTS = 2_000;

    public enum Direction {
        /** From goods to what they were made of. */
        BACKWARDS,
        /** From goods to what was made of them. */
        FORWARDS
    }

    public static EventGraph from(Direction direction, Collection<String> classes) {
        var start = Set.copyOf(classes);
        return new EventGraph(direction, Map.of(), start, start, 0, false);
    }

    public boolean done() {
        return frontier.isEmpty();
    }

    /**
     * One level on.
     *
     * @param found the events about the frontier, and the corrections of any event found
     */
    public EventGraph next(Collection<? extends TraceEvent> found) {
        var all = new LinkedHashMap<>(events);
        found.forEach(event -> all.putIfAbsent(event.id(), event));
        if (all.size() > MAX_EVENTS) {
            var kept = new LinkedHashMap<String, TraceEvent>();
            all.values().stream().limit(MAX_EVENTS).forEach(event -> kept.put(event.id(), event));
            return new EventGraph(direction, kept, visited, Set.of(), level, true);
        }
        var corrections = Corrections.among(all.values());
        var seen = new LinkedHashSet<>(visited);
        var further = new LinkedHashSet<String>();
        for (var event : all.values()) {
            if (corrections.stands(event) && near(event).stream().anyMatch(q -> visited.contains(q.epcClass()))) {
                for (var quantified : far(event)) {
                    if (seen.add(quantified.epcClass())) {
                        further.add(quantified.epcClass());
                    }
                }
            }
        }
        var tooFar = level + 1 >= MAX_LEVELS && !further.isEmpty();
        return new EventGraph(direction, all, seen, tooFar ? Set.of() : further, level + 1, tooFar);
    }

    /** The classes that the walk reached, without those it started from. */
    public List<String> reached(Collection<String> start) {
        var reached = new ArrayList<>(visited);
        reached.removeAll(Set.copyOf(start));
        return reached;
    }

    private List<Quantified> near(TraceEvent event) {
        return direction == Direction.BACKWARDS ? event.outputs() : event.inputs();
    }

    private List<Quantified> far(TraceEvent event) {
        if (event.inputs().isEmpty()) {
            return List.of();
        }
        return direction == Direction.BACKWARDS ? event.inputs() : event.outputs();
    }
}
