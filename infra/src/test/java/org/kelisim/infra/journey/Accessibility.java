package org.kelisim.infra.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds on a page that would keep somebody out: nothing, by the rules of WCAG 2.1 A and AA. */
final class Accessibility {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private Accessibility() {}

    static void check(Page page, String view) {
        List<Rule> found = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(found.stream().map(Accessibility::told))
                .as("what axe finds on %s", view)
                .isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(CheckedNode::getHtml).limit(3).toList();
    }
}
