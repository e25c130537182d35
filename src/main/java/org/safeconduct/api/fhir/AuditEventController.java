package org.safeconduct.api.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.platform.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code GET /fhir/AuditEvent}, for the governance of the partnership. That it was searched is on record first. */
@RestController
class AuditEventController {

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";

    private final EvidenceSearch evidence;
    private final ReadAudit readAudit;
    private final ObjectProvider<FhirContext> fhir;
    private final Ids ids;

    AuditEventController(EvidenceSearch evidence, ReadAudit readAudit, ObjectProvider<FhirContext> fhir, Ids ids) {
        this.evidence = evidence;
        this.readAudit = readAudit;
        this.fhir = fhir;
        this.ids = ids;
    }

    @GetMapping("/fhir/AuditEvent")
    ResponseEntity<byte[]> search(
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = JSON) String accept) {
        AuditSearch search = AuditSearch.of(asked);
        readAudit.recordEvidence(Event.SEARCHED, Map.of(Fact.FORMAT, "audit-event"));
        List<EvidenceSearch.Found> found = evidence.find(search.page(), search.count() + 1);
        boolean more = found.size() > search.count();
        List<EvidenceSearch.Found> page = more ? found.subList(0, search.count()) : found;

        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.setId(ids.uuid().toString());
        bundle.setTotal(Math.toIntExact(evidence.count(search.query())));
        String self = ServletUriComponentsBuilder.fromRequest(request).toUriString();
        bundle.addLink().setRelation("self").setUrl(self);
        if (more) {
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(next(self, page.getLast().entry()));
        }
        for (EvidenceSearch.Found one : page) {
            AuditEvent event = AuditEvents.of(one);
            bundle.addEntry()
                    .setFullUrl(ServletUriComponentsBuilder.fromContextPath(request)
                            .path("/fhir/AuditEvent/" + event.getId())
                            .toUriString())
                    .setResource(event)
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        boolean xml = accept.contains("fhir+xml");
        String text = (xml ? fhir.getObject().newXmlParser() : fhir.getObject().newJsonParser())
                .encodeResourceToString(bundle);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_TYPE, xml ? XML : JSON)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String next(String self, long last) {
        return UriComponentsBuilder.fromUriString(self)
                .replaceQueryParam(AuditSearch.AFTER, last)
                .build()
                .toUriString();
    }
}
