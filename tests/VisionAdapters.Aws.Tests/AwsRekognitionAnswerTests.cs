using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsRekognitionAnswerTests
{
    [Fact]
    public void Labels_become_tags_with_confidences_of_at_most_one()
    {
        var response = Parse(AwsAnswers.Current);
        Assert.Equal(("aws-rekognition", "3.0"), (response.Provider, response.ModelVersion));
        Assert.Equal(["Skirt", "Clothing"], response.Tags.Select(tag => tag.Name));
        Assert.Equal(0.9996941375732422, response.Tags[0].Confidence, 1e-15);
        Assert.Equal(1, response.Tags[1].Confidence);
    }

    [Fact]
    public void Parents_aliases_and_categories_are_kept()
    {
        var skirt = Parse(AwsAnswers.Current).Tags[0];
        Assert.Equal(["Clothing"], skirt.Parents);
        Assert.Equal(["Kilt"], skirt.Aliases);
        Assert.Equal(["Apparel and Accessories"], skirt.Categories);
    }

    [Fact]
    public void A_category_that_a_tool_stored_as_a_bare_name_is_read() => Assert.Equal(["Apparel and Accessories"], Parse(AwsAnswers.Current).Tags[1].Categories);

    [Fact]
    public void An_instance_is_a_region_cut_to_the_image_with_its_own_confidence() =>
        Assert.Equal(new ImageRegion(0, 0.25, 0.375, 0.5) { Confidence = 0.895 }, Assert.Single(Parse(AwsAnswers.Current).Tags[0].Regions));

    [Fact]
    public void Colours_keep_their_area_their_share_and_a_name() =>
        Assert.Equal(
            [
                new DominantColor { Red = 47, Green = 79, Blue = 80, PixelFraction = 0.25, Area = ColorArea.Image, Name = "darkslategrey" },
                new DominantColor { Red = 0, Green = 0, Blue = 0, PixelFraction = 0.5, Area = ColorArea.Foreground, Name = "black" },
                new DominantColor { Red = 255, Green = 255, Blue = 255, Area = ColorArea.Background, Name = "white" },
            ],
            Parse(AwsAnswers.Current).Colors);

    [Fact]
    public void The_first_model_gave_names_and_confidences_only()
    {
        var response = Parse(AwsAnswers.First);
        Assert.Null(response.ModelVersion);
        Assert.Equal(["Plant", "Maple Leaf"], response.Tags.Select(tag => tag.Name));
        Assert.Empty(response.Tags[0].Parents);
    }

    [Fact]
    public void A_custom_label_has_one_region()
    {
        var tag = Assert.Single(Parse(AwsAnswers.Custom).Tags);
        Assert.Equal(("our-sneaker", 0.88), (tag.Name, tag.Confidence));
        Assert.Equal(new ImageRegion(0.25, 0.5, 0.5, 0.25), Assert.Single(tag.Regions));
    }

    [Fact]
    public void Image_properties_without_labels_are_an_answer() => Assert.Empty(Parse("""{"ImageProperties":{"DominantColors":[]}}""").Tags);

    [Fact]
    public void The_exact_answer_is_kept() => Assert.Equal(AwsAnswers.First, Encoding.UTF8.GetString(Parse(AwsAnswers.First).RawRepresentation!.Body.Span));

    private static TaggingResponse Parse(string json) => AwsRekognitionAnswer.Parse(Recordings.Json(json));
}
