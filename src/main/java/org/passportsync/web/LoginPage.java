package org.passportsync.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to log in. */
@Controller
class LoginPage {

    @GetMapping("/login")
    @ForEverybody
    String login() {
        return "login";
    }
}
