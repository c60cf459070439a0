using Google.Protobuf;
using VisionAdapters.Testing;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Google.Tests;

/// <summary>Turns answers of the REST interface into those of gRPC, with the official reader of proto3 JSON.</summary>
internal static class GoogleMessages
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>
    /// Gets the protobuf bytes of an answer to one image; <see langword="null"/> when the JSON is an error of the whole request, which gRPC
    /// sends otherwise.
    /// </summary>
    public static byte[]? Of(string json)
    {
        var batch = Json.Parse<BatchAnnotateImagesResponse>(json);
        return batch.Responses.Count > 0 ? batch.Responses[0].ToByteArray() : json.Contains("\"status\"", StringComparison.Ordinal) ? null : Json.Parse<AnnotateImageResponse>(json).ToByteArray();
    }

    /// <summary>Gets the protobuf bytes of an answer to several images.</summary>
    public static byte[] Batch(string json) => Json.Parse<BatchAnnotateImagesResponse>(json).ToByteArray();

    /// <summary>Reads the bytes of one image's answer.</summary>
    public static TaggingResponse Parse(ReadOnlyMemory<byte> message) => GoogleVisionAnswer.Parse(new RawResponse { ContentType = "application/x-protobuf", Body = message });

    /// <summary>Checks that two answers say the same, but for the last digit that 32-bit floats lose.</summary>
    public static void AreEqual(TaggingResponse expected, TaggingResponse actual, string what)
    {
        Assert.True(expected.Tags.Count == actual.Tags.Count, what);
        Assert.All(expected.Tags.Zip(actual.Tags), pair =>
        {
            Assert.Equal((pair.First.Name, pair.First.Id), (pair.Second.Name, pair.Second.Id));
            Assert.Equal(pair.First.Confidence, pair.Second.Confidence, 1e-7);
            Assert.Equal(pair.First.Scores.Keys, pair.Second.Scores.Keys);
            Assert.All(pair.First.Scores, score => Assert.Equal(score.Value, pair.Second.Scores[score.Key], 1e-7));
        });
        Assert.Equal(expected.Objects.Select(found => (found.Name, found.Id)), actual.Objects.Select(found => (found.Name, found.Id)));
        Assert.All(expected.Objects.Zip(actual.Objects), pair =>
        {
            var (one, other) = (pair.First.Region, pair.Second.Region);
            Assert.Equal(pair.First.Confidence, pair.Second.Confidence, 1e-7);
            Assert.All([(one.X, other.X), (one.Y, other.Y), (one.Width, other.Width), (one.Height, other.Height)], side => Assert.Equal(side.Item1, side.Item2, 1e-6));
        });
        Assert.Equal(expected.Colors.Select(Rounded), actual.Colors.Select(Rounded));
    }

    private static DominantColor Rounded(DominantColor color) => color with { Score = Round(color.Score), PixelFraction = Round(color.PixelFraction) };

    private static double? Round(double? share) => share is { } value ? Math.Round(value, 6) : null;
}
