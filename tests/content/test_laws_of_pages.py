"""The pages of our own glossary keep the laws that the five-term project is held to."""

from __future__ import annotations

from tests.test_blocks import (
    test_no_class_of_a_block_stands_on_a_page_twice,
)
from tests.test_comparisons import (
    test_a_pair_has_a_page_in_each_language_under_ids_in_alphabetical_order,
    test_the_index_and_both_terms_lead_to_the_page_of_their_pair,
    test_the_index_is_in_the_order_of_its_titles,
    test_the_page_holds_both_definitions_both_examples_and_the_sentence,
)
from tests.test_html import (
    test_the_validator_finds_nothing_on_any_page,
)
from tests.test_linking import (
    test_a_term_is_linked_once_a_section_and_never_on_its_own_page,
    test_the_text_a_reader_sees_is_the_same_with_and_without_links,
    test_who_mentions_a_term_in_the_definition_comes_first,
)
from tests.test_outline import (
    test_the_pages_that_are_made_are_those_of_the_outline,
    test_the_sitemap_lists_the_pages_of_the_outline,
    test_titles_and_summaries_are_those_that_the_search_shows,
    test_whatever_a_site_holds_is_in_the_outline_or_the_themes_and_the_other_way_round,
)
from tests.test_previews import (
    test_a_page_has_one_card_for_each_term_it_links_to,
    test_cards_are_hidden_where_no_script_shows_them,
)
from tests.test_reader_view import (
    test_the_reader_view_keeps_what_a_term_means,
)
from tests.test_site import (
    test_each_page_marks_the_tab_of_its_part,
    test_every_file_that_a_style_sheet_names_is_there,
    test_every_icon_in_a_page_is_of_a_set_whose_licence_is_named,
    test_every_link_leads_to_a_file_and_an_anchor_of_the_site,
    test_every_page_can_be_reached_from_the_first_one,
    test_every_page_has_one_heading_of_the_first_rank_and_a_title,
    test_every_page_leads_to_the_licences_of_what_comes_along,
    test_every_page_says_its_language,
    test_every_term_has_its_page_in_every_language,
    test_no_id_is_given_twice,
    test_no_page_makes_the_theme_look_for_a_sitemap_elsewhere,
    test_no_rank_of_headings_is_left_out,
    test_no_two_pages_of_a_language_have_the_same_title,
    test_nothing_is_loaded_from_another_host,
    test_the_language_switch_leads_to_the_same_page_or_home_where_there_is_none,
    test_the_page_for_wrong_addresses_works_from_any_depth,
    test_who_wrote_what_is_sent_is_known_and_named_with_the_licence,
)
from tests.test_spoken import (
    test_a_comparison_says_example_once_for_each_term,
    test_a_formula_is_read_once_and_in_one_line,
    test_a_link_to_a_comparison_says_with_whom,
    test_french_pages_say_which_names_are_english,
)
from tests.test_zensical import (
    test_zensical_makes_every_term_page,
)

__all__ = [
    "test_a_comparison_says_example_once_for_each_term",
    "test_a_formula_is_read_once_and_in_one_line",
    "test_a_link_to_a_comparison_says_with_whom",
    "test_a_page_has_one_card_for_each_term_it_links_to",
    "test_a_pair_has_a_page_in_each_language_under_ids_in_alphabetical_order",
    "test_a_term_is_linked_once_a_section_and_never_on_its_own_page",
    "test_cards_are_hidden_where_no_script_shows_them",
    "test_each_page_marks_the_tab_of_its_part",
    "test_every_file_that_a_style_sheet_names_is_there",
    "test_every_icon_in_a_page_is_of_a_set_whose_licence_is_named",
    "test_every_link_leads_to_a_file_and_an_anchor_of_the_site",
    "test_every_page_can_be_reached_from_the_first_one",
    "test_every_page_has_one_heading_of_the_first_rank_and_a_title",
    "test_every_page_leads_to_the_licences_of_what_comes_along",
    "test_every_page_says_its_language",
    "test_every_term_has_its_page_in_every_language",
    "test_french_pages_say_which_names_are_english",  # collected here, with the project of this folder
    "test_no_class_of_a_block_stands_on_a_page_twice",
    "test_no_id_is_given_twice",
    "test_no_page_makes_the_theme_look_for_a_sitemap_elsewhere",
    "test_no_rank_of_headings_is_left_out",
    "test_no_two_pages_of_a_language_have_the_same_title",
    "test_nothing_is_loaded_from_another_host",
    "test_the_index_and_both_terms_lead_to_the_page_of_their_pair",
    "test_the_index_is_in_the_order_of_its_titles",
    "test_the_language_switch_leads_to_the_same_page_or_home_where_there_is_none",
    "test_the_page_for_wrong_addresses_works_from_any_depth",
    "test_the_page_holds_both_definitions_both_examples_and_the_sentence",
    "test_the_pages_that_are_made_are_those_of_the_outline",
    "test_the_reader_view_keeps_what_a_term_means",
    "test_the_sitemap_lists_the_pages_of_the_outline",
    "test_the_text_a_reader_sees_is_the_same_with_and_without_links",
    "test_the_validator_finds_nothing_on_any_page",
    "test_titles_and_summaries_are_those_that_the_search_shows",
    "test_whatever_a_site_holds_is_in_the_outline_or_the_themes_and_the_other_way_round",
    "test_who_mentions_a_term_in_the_definition_comes_first",
    "test_who_wrote_what_is_sent_is_known_and_named_with_the_licence",
    "test_zensical_makes_every_term_page",
]
