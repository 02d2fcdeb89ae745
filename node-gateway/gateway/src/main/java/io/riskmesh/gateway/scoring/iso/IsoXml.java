package io.riskmesh.gateway.scoring.iso;

import io.riskmesh.gateway.scoring.request.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the XML form: no document type, no entities but the five of XML itself, depth at most 32. Nothing outside of the bytes is
/// ever looked at.
final class IsoXml {
    private static final int MOST_DEPTH = 32;
    private static final Set<String> NAMESPACES = Set.of("urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08",
            "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.10");

    private final IsoFields fields = new IsoFields();
    private final Deque<String> path = new ArrayDeque<>(); // below the root of the message
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean seen;

    private IsoXml() {}

    static IsoFields read(byte[] body) throws InvalidRequest {
        IsoXml reading = new IsoXml();
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                while (in.hasNext()) {
                    reading.take(in.next(), in);
                }
            } finally {
                in.close();
            }
        } catch (XMLStreamException _) {
            throw new InvalidRequest("", "malformed_xml");
        }
        if (!reading.seen) {
            throw new InvalidRequest("/" + IsoFields.ROOT, "missing");
        }
        return reading.fields;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is resolved");
        });
        return factory;
    }

    private void take(int event, XMLStreamReader in) throws InvalidRequest {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(in);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> characters(in);
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION,
                    XMLStreamConstants.NOTATION_DECLARATION -> throw new InvalidRequest("", "document_type_not_allowed");
            default -> { } // comments, processing instructions, the end
        }
    }

    private void start(XMLStreamReader in) throws InvalidRequest {
        if (++depth > MOST_DEPTH) {
            throw new InvalidRequest("", "too_deep");
        }
        String name = in.getLocalName();
        if (depth == 1 && (!name.equals("Document") || !NAMESPACES.contains(in.getNamespaceURI()))) {
            throw new InvalidRequest("", "unknown_message");
        }
        if (depth == 2) {
            if (!name.equals(IsoFields.ROOT)) {
                throw new InvalidRequest("", "unknown_message");
            }
            seen = true;
        }
        if (depth > 2) {
            path.addLast(name);
            String at = at();
            if (at.equals(IsoFields.TRANSACTION)) {
                fields.transaction();
            }
            String currency = in.getAttributeValue(null, "Ccy");
            if (currency != null) {
                fields.put(at + "/@Ccy", currency);
            }
        }
        text.setLength(0);
    }

    private void characters(XMLStreamReader in) throws InvalidRequest {
        if (depth > 2 && fields.wants(at())) {
            if (text.length() + in.getTextLength() > 1024) {
                throw new InvalidRequest(IsoFields.pointer(at()), "too_long");
            }
            text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
        }
    }

    private void end() throws InvalidRequest {
        if (depth > 2) {
            fields.put(at(), text.toString().strip());
            path.removeLast();
        }
        text.setLength(0);
        depth--;
    }

    private String at() {
        return String.join("/", path);
    }
}
