package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.passportsync.access.Role;
import org.passportsync.answer.ApplicationRow;
import org.passportsync.answer.Items;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The gallery of applications. */
@RestController
@RequestMapping(path = "/api/v1/applications", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Connections")
class ApplicationsApi {

    @GetMapping
    @Needs(Role.VIEWER)
    @Operation(summary = "Lists the applications that a connection can be of, each with the SIS that it fits.")
    Items<ApplicationRow> list() {
        return Items.all(ApplicationRow.all());
    }
}
