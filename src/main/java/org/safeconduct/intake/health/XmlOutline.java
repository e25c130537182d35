package org.safeconduct.intake.health;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.safeconduct.platform.Rejection;

/** The first look at XML: no DOCTYPE, and so no entity of any kind; no more depth and no more elements than a real message has. */
final class XmlOutline {

    private static final String FHIR = "http://hl7.org/fhir";
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 100_000;

    private static final XMLInputFactory XML = factory();

    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> profiles = new ArrayList<>();
    private String type = "";
    private String fullUrl = "";
    private String id = "";
    private int entries;
    private int elements;

    private XmlOutline() {}

    static Prescan of(String text) {
        XmlOutline outline = new XmlOutline();
        try {
            XMLStreamReader in = reader(new StringReader(text));
            if ("1.1".equals(in.getVersion())) {
                // It lets control characters in, which no FHIR text may have and no page should show.
                throw malformed("A FHIR message is XML 1.0.");
            }
            while (in.hasNext()) {
                outline.take(in.next(), in);
            }
            in.close();
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw malformed("The body is not well-formed XML.");
        }
        return new Prescan(outline.type, Prescan.headerId(outline.id, outline.fullUrl), outline.profiles);
    }

    /** One that follows no reference. */
    static XMLStreamReader reader(Reader text) throws XMLStreamException {
        return XML.createXMLStreamReader(text);
    }

    private void take(int event, XMLStreamReader in) {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw malformed("A FHIR message has no DOCTYPE and no entities.");
            case XMLStreamConstants.START_ELEMENT -> start(in);
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            default -> {
                // text, comments and instructions do not matter here
            }
        }
    }

    private void start(XMLStreamReader in) {
        String name = in.getLocalName();
        if (open.isEmpty()) {
            if (!FHIR.equals(in.getNamespaceURI())) {
                throw malformed("The body is not in FHIR's namespace.");
            }
            type = name;
        }
        String value = Optional.ofNullable(in.getAttributeValue(null, "value")).orElse("");
        String parent = open.isEmpty() ? "" : open.peek();
        switch (name) {
            case "entry" -> entries += open.size() == 1 ? 1 : 0;
            case "profile" -> {
                if (parent.equals("meta")) {
                    profiles.add(value);
                }
            }
            case "fullUrl" -> fullUrl = entries == 1 && open.size() == 2 ? value : fullUrl;
            case "id" -> id = entries == 1 && open.size() == 4 ? value : id;
            default -> {
                // nothing to keep
            }
        }
        if (++elements > MOST_ELEMENTS) {
            throw malformed("The body has too many elements.");
        }
        open.push(name);
        if (open.size() > DEEPEST) {
            throw malformed("The body is nested too deep.");
        }
    }

    private static Rejection malformed(String detail) {
        return new Rejection(Rejection.Kind.MALFORMED, detail);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
