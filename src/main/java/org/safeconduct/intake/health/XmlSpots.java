package org.safeconduct.intake.health;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.safeconduct.intake.health.Spots.Spot;
import org.safeconduct.intake.health.Spots.Step;

/** The elements of a message in XML. A resource's own element is no step: it says the type of the one that it stands in. */
final class XmlSpots {

    private final List<Spot> spots = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private XmlSpots() {}

    /** An element that has begun, with how many children of each name it has so far. */
    private record Open(List<Step> steps, Map<String, Integer> children) {}

    /** @param text that {@link XmlOutline} has taken */
    static List<Spot> of(String text) {
        XmlSpots found = new XmlSpots();
        try {
            XMLStreamReader in = XmlOutline.reader(new StringReader(text));
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> found.start(in);
                    case XMLStreamConstants.END_ELEMENT -> found.open.pop();
                    default -> {
                        // text, comments and instructions are no elements
                    }
                }
            }
            in.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("it was well-formed before");
        }
        return found.spots;
    }

    private void start(XMLStreamReader in) {
        String name = in.getLocalName();
        Open parent = open.peek();
        if (parent == null) {
            open.push(new Open(List.of(), new HashMap<>()));
            return;
        }
        List<Step> steps = new ArrayList<>(parent.steps());
        if (Character.isUpperCase(name.charAt(0)) && !steps.isEmpty()) {
            Step holder = steps.removeLast();
            steps.add(new Step(holder.name(), holder.index(), name));
            spots.add(new Spot(steps, "", Spots.Written.EITHER));
        } else {
            int index = parent.children().merge(name, 1, Integer::sum) - 1;
            steps.add(new Step(name, index, ""));
            spots.add(new Spot(
                    steps,
                    Optional.ofNullable(in.getAttributeValue(null, "value")).orElse(""),
                    Spots.Written.EITHER));
        }
        open.push(new Open(steps, new HashMap<>()));
    }
}
