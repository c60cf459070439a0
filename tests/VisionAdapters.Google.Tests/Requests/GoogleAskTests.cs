using System.Text;
using VisionAdapters.Google.Requests;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleAskTests
{
    [Fact]
    public void Labels_alone_are_asked_for_by_default_and_fifty_of_them() => Assert.Equal("""[{"type":"LABEL_DETECTION","maxResults":50}]""", Json(new GoogleVisionOptions()));

    [Fact]
    public void All_features_travel_in_one_request() => Assert.Equal(
        """[{"type":"LABEL_DETECTION","maxResults":7},{"type":"OBJECT_LOCALIZATION","maxResults":7},{"type":"IMAGE_PROPERTIES"},{"type":"WEB_DETECTION","maxResults":7},{"type":"SAFE_SEARCH_DETECTION"},{"type":"CROP_HINTS"}]""",
        Json(new GoogleVisionOptions { Features = GoogleAsk.Offered, Extras = (GoogleVisionExtras)7, MaxResults = 7 }));

    [Fact]
    public void A_call_decides_about_its_features_tags_and_model() => Assert.Equal(
        """[{"type":"LABEL_DETECTION","maxResults":5,"model":"builtin/latest"},{"type":"OBJECT_LOCALIZATION","maxResults":50,"model":"builtin/latest"}]""",
        Json(new GoogleVisionOptions { Features = TaggingFeatures.Colors }, new TaggingOptions { Features = TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Captions, MaxTags = 5, ModelId = "latest" }));

    [Fact]
    public void A_call_decides_about_extras()
    {
        var options = new GoogleVisionTaggingOptions { Extras = GoogleVisionExtras.SafeSearch }.Clone();
        Assert.EndsWith("""{"type":"SAFE_SEARCH_DETECTION"}]""", Json(new GoogleVisionOptions { Extras = GoogleVisionExtras.WebEntities }, options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("en")]
    [InlineData("en-GB")]
    public void English_may_be_asked_for(string? language) =>
        Assert.NotEmpty(GoogleAsk.From(new GoogleVisionOptions(), new TaggingOptions { Language = language }).Features);

    [Theory]
    [InlineData("de")]
    [InlineData("english")]
    public void Another_language_is_refused_and_not_ignored(string language)
    {
        var error = Assert.Throws<TaggingException>(() => GoogleAsk.From(new GoogleVisionOptions(), new TaggingOptions { Language = language }));
        Assert.Equal(TaggingErrorKind.InvalidRequest, error.Kind);
        Assert.Contains($"'{language}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_the_service_lacks_are_left_out_unless_nothing_remains()
    {
        var error = Assert.Throws<TaggingException>(() => GoogleAsk.From(new GoogleVisionOptions(), new TaggingOptions { Features = TaggingFeatures.Captions }));
        Assert.Equal((TaggingErrorKind.InvalidRequest, "google-vision"), (error.Kind, error.Provider));
    }

    [Theory]
    [InlineData(TaggingFeatures.Tags, GoogleVisionExtras.None, "LABEL_DETECTION")]
    [InlineData(TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Colors, GoogleVisionExtras.None, "LABEL_DETECTION OBJECT_LOCALIZATION IMAGE_PROPERTIES")]
    [InlineData(TaggingFeatures.Tags, GoogleVisionExtras.SafeSearch | GoogleVisionExtras.CropHints, "LABEL_DETECTION CROP_HINTS")]
    [InlineData(TaggingFeatures.Colors, GoogleVisionExtras.SafeSearch | GoogleVisionExtras.CropHints, "IMAGE_PROPERTIES SAFE_SEARCH_DETECTION")]
    [InlineData(TaggingFeatures.None, GoogleVisionExtras.WebEntities, "WEB_DETECTION")]
    public void Each_feature_is_billed_but_for_those_that_come_free_with_another(TaggingFeatures features, GoogleVisionExtras extras, string billed)
    {
        var usage = GoogleAsk.From(new GoogleVisionOptions { Features = features, Extras = extras }, options: null).Usage;
        Assert.Equal(billed, string.Join(' ', usage.Select(unit => unit.Feature)));
        Assert.All(usage, unit => Assert.Equal(1, unit.Units));
    }

    [Theory]
    [InlineData(null, "builtin/stable")]
    [InlineData("latest", "builtin/latest")]
    [InlineData("builtin/legacy", "builtin/legacy")]
    public void The_model_that_is_asked_is_the_version_of_the_answer(string? asked, string version) =>
        Assert.Equal(version, GoogleAsk.From(new GoogleVisionOptions(), new TaggingOptions { ModelId = asked }).ModelVersion);

    private static string Json(GoogleVisionOptions defaults, TaggingOptions? options = null) => Encoding.UTF8.GetString(GoogleAsk.From(defaults, options).Json.Span);
}
