using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleVisionAnswerTests
{
    [Fact]
    public void Labels_become_tags_with_mid_score_and_topicality_but_never_the_obsolete_confidence()
    {
        var response = Parse(GoogleAnswers.Labels);
        var dress = response.Tags[0];
        Assert.Equal(("Dress", "/m/01d40f", 0.9642), (dress.Name, dress.Id, dress.Confidence));
        Assert.Equal(new Dictionary<string, double>(StringComparer.Ordinal) { ["topicality"] = 0.5910 }, dress.Scores);
        Assert.Equal("google-vision", response.Provider);
    }

    [Theory]
    [InlineData("""{"label_annotations":[{"mid":"/m/01n4qj","description":"Shirt","locale":"","score":0.91,"topicality":0.91}],"face_annotations":[]}""")]
    [InlineData("""{"responses":[{"label_annotations":[{"mid":"/m/01n4qj","description":"Shirt","score":0.91,"topicality":0.91}]}]}""")]
    public void Names_that_a_client_stored_in_snake_case_are_read(string json)
    {
        var tag = Assert.Single(Parse(json).Tags);
        Assert.Equal(("Shirt", "/m/01n4qj", 0.91), (tag.Name, tag.Id, tag.Confidence));
    }

    [Fact]
    public void Objects_and_colors_in_snake_case_are_read_too()
    {
        var response = Parse(
            """
            {"localized_object_annotations":[{"mid":"/m/1","name":"Dress","score":0.8,"bounding_poly":{"normalized_vertices":[{"x":0.25,"y":0.5},{"x":0.75,"y":1.0}]}}],
             "image_properties_annotation":{"dominant_colors":{"colors":[{"color":{"red":255,"green":0,"blue":0},"score":0.5,"pixel_fraction":0.25}]}}}
            """);
        Assert.Equal(new ImageRegion(0.25, 0.5, 0.5, 0.5), Assert.Single(response.Objects).Region);
        Assert.Equal(0.25, Assert.Single(response.Colors).PixelFraction);
    }

    [Fact]
    public void A_label_without_topicality_has_no_further_score() => Assert.Empty(Parse(GoogleAnswers.Labels).Tags[1].Scores);

    [Fact]
    public void A_label_without_a_name_goes_by_its_mid_and_one_without_both_is_left_out()
    {
        var tags = Parse(GoogleAnswers.Labels).Tags;
        Assert.Equal(["Dress", "Jacket", "/m/0zzz"], tags.Select(tag => tag.Name));
        Assert.Equal(0, tags[2].Confidence);
    }

    [Fact]
    public void An_omitted_vertex_coordinate_is_zero() => Assert.Equal(new ImageRegion(0, 0, 0.5, 0.25), Parse(GoogleAnswers.Objects).Objects[0].Region);

    [Fact]
    public void A_box_that_sticks_out_is_cut_to_the_image() => Assert.Equal(new ImageRegion(0.75, 0.5, 0.25, 0.25), Parse(GoogleAnswers.Objects).Objects[1].Region);

    [Fact]
    public void A_box_in_pixels_of_an_unknown_size_is_the_whole_image() => Assert.Equal(new ImageRegion(0, 0, 1, 1), Parse(GoogleAnswers.Objects).Objects[2].Region);

    [Fact]
    public void Objects_are_no_tags()
    {
        var response = Parse(GoogleAnswers.Objects);
        Assert.Empty(response.Tags);
        Assert.Equal(["Person", "Shoe", "Hat"], response.Objects.Select(found => found.Name));
    }

    [Fact]
    public void Colours_are_rounded_to_bytes_and_an_omitted_channel_is_zero() =>
        Assert.Equal([new DominantColor { Red = 247, Green = 0, Blue = 255, PixelFraction = 0.25, Score = 0.3 }, new DominantColor { Red = 0, Green = 0, Blue = 12, Score = 0.1 }], Parse(GoogleAnswers.Colors).Colors);

    [Fact]
    public void Other_and_future_annotations_are_skipped() => Assert.Equal("Dress", Assert.Single(Parse(GoogleAnswers.Everything).Tags).Name);

    [Fact]
    public void An_answer_without_any_label_is_an_answer() => Assert.Empty(Parse("""{"responses":[{}]}""").Tags);

    [Fact]
    public void The_exact_answer_is_kept() => Assert.Equal(GoogleAnswers.Objects, Encoding.UTF8.GetString(Parse(GoogleAnswers.Objects).RawRepresentation!.Body.Span));

    [Fact]
    public void Escaped_property_names_and_a_byte_order_mark_are_read()
    {
        var response = Parse("\uFEFF{\"responses\":[{\"label\\u0041nnotations\":[{\"description\":\"Caf\\u00e9\",\"score\":1}]}]}");
        Assert.Equal("Café", Assert.Single(response.Tags).Name);
        Assert.StartsWith("{\"label", Encoding.UTF8.GetString(response.RawRepresentation!.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_keeps_order_and_count_and_one_bad_image_stops_no_other()
    {
        var answers = GoogleJsonReader.ReadBatch(Recordings.Json(GoogleAnswers.Batch));
        Assert.Equal(3, answers.Count);
        Assert.Equal("Shoe", answers[0].Response!.Tags[0].Name);
        Assert.Empty(answers[1].Response!.Tags);
        Assert.Equal(TaggingErrorKind.InvalidImage, answers[2].Error!.Kind);
    }

    [Fact]
    public void Each_image_of_a_batch_keeps_its_own_part_of_the_answer() =>
        Assert.Equal("""{"labelAnnotations":[{"description":"Shoe","score":0.9}]}""", Encoding.UTF8.GetString(GoogleJsonReader.ReadBatch(Recordings.Json(GoogleAnswers.Batch))[0].Response!.RawRepresentation!.Body.Span));

    [Theory]
    [InlineData("""{"responses":[]}""")]
    [InlineData(GoogleAnswers.Batch)]
    public void Not_one_answer_is_a_breach_of_protocol(string json) => Assert.Equal(TaggingErrorKind.ProtocolError, HostileAnswers.Refusal(GoogleVisionAnswer.Parse, json).Kind);

    private static TaggingResponse Parse(string json) => GoogleVisionAnswer.Parse(Recordings.Json(json));
}
