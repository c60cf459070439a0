using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureVisionAnswerTests
{
    [Fact]
    public void Tags_of_the_current_version_are_read_with_the_model_version()
    {
        var response = Parse(AzureAnswers.Current);
        Assert.Equal(("azure-vision", "2023-10-01"), (response.Provider, response.ModelVersion));
        Assert.Equal([("clothing", 0.9865934252738953), ("dress", 0.5)], response.Tags.Select(tag => (tag.Name, tag.Confidence)));
    }

    [Fact]
    public void Objects_of_the_current_version_are_in_shares_of_an_image_whose_size_comes_later()
    {
        var found = Assert.Single(Parse(AzureAnswers.Current).Objects);
        Assert.Equal(("dress", 0.884, new ImageRegion(0.25, 0.25, 0.5, 0.5)), (found.Name, found.Confidence, found.Region));
    }

    [Fact]
    public void The_caption_is_of_the_whole_image_and_dense_captions_are_of_parts() =>
        Assert.Equal([new ImageCaption { Text = "a person in a red dress", Confidence = 0.75 }, new ImageCaption { Text = "a red dress", Confidence = 0.5, Region = new ImageRegion(0.5, 0, 0.5, 0.5) }], Parse(AzureAnswers.Current).Captions);

    [Fact]
    public void The_words_of_an_earlier_description_and_its_categories_are_no_tags()
    {
        var tags = Parse(AzureAnswers.Earlier).Tags;
        Assert.Equal(["mammal", "indoor"], tags.Select(tag => tag.Name));
        Assert.Equal(["animal"], tags[0].Categories);
    }

    [Fact]
    public void An_answer_of_categories_and_a_description_only_has_no_tags()
    {
        var response = Parse("""{"categories":[{"name":"outdoor_","score":0.9}],"description":{"tags":["shoe"],"captions":[{"text":"a shoe","confidence":0.9}]}}""");
        Assert.Empty(response.Tags);
        Assert.Equal("a shoe", Assert.Single(response.Captions).Text);
    }

    [Fact]
    public void The_parents_of_an_earlier_object_are_nearest_first()
    {
        var found = Assert.Single(Parse(AzureAnswers.Earlier).Objects);
        Assert.Equal(("Labrador", new ImageRegion(0, 0.5, 0.5, 0.5)), (found.Name, found.Region));
        Assert.Equal(["dog", "animal"], found.Parents);
    }

    [Fact]
    public void Named_colours_keep_the_part_of_the_image_and_an_unknown_name_gives_none() =>
        Assert.Equal(
            [
                new DominantColor { Red = 0, Green = 0, Blue = 0, Area = ColorArea.Foreground, Name = "Black" },
                new DominantColor { Red = 255, Green = 255, Blue = 255, Area = ColorArea.Background, Name = "White" },
                new DominantColor { Red = 0, Green = 0, Blue = 0, Name = "Black" },
                new DominantColor { Red = 255, Green = 255, Blue = 255, Name = "White" },
            ],
            Parse(AzureAnswers.Earlier).Colors);

    [Fact]
    public void The_request_id_of_an_earlier_answer_is_kept() => Assert.Equal("527808b1", Parse(AzureAnswers.Earlier).RequestId);

    [Fact]
    public void Without_the_images_size_an_object_is_somewhere_in_it() =>
        Assert.Equal(new ImageRegion(0, 0, 1, 1), Parse("""{"objects":[{"object":"shoe","confidence":0.5,"rectangle":{"x":1,"y":2,"w":3,"h":4}}]}""").Objects[0].Region);

    [Fact]
    public void An_answer_that_found_nothing_is_an_answer() => Assert.Empty(Parse("""{"modelVersion":"2023-10-01","metadata":{"width":1,"height":1},"tagsResult":{"values":[]}}""").Tags);

    [Fact]
    public void The_exact_answer_is_kept() => Assert.Equal(AzureAnswers.Current, Encoding.UTF8.GetString(Parse(AzureAnswers.Current).RawRepresentation!.Body.Span));

    private static TaggingResponse Parse(string json) => AzureVisionAnswer.Parse(Recordings.Json(json));
}
