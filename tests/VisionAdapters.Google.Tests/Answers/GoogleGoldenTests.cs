using System.Security.Cryptography;
using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

/// <summary>What real answers hold, by the beginning of their SHA-256: the numbers of tags, objects and colours.</summary>
public sealed class GoogleGoldenTests
{
    private const string Golden = """
        ae2f7bd46a88c739 2 0 0
        0be75206f3e32ca5 8 0 0
        b506fd905227c035 10 0 0
        863198dadf8e2cc4 5 0 0
        5afb611e2d490d8a 3 0 0
        e7ab67ec74ebeed2 6 0 0
        649b147d38f1bfbe 5 0 0
        00b2f52ac2cb1d1a 8 0 0
        5ad00b9ea439b12c 10 0 0
        0284a2ed89389f3a 3 0 0
        d959e20ce75079b7 10 0 0
        d63467678cf2a2e3 5 0 0
        e8dc5065edb63955 6 0 0
        187b026b4af27be6 10 0 0
        06088d454db124cb 10 0 0
        b5edd1e98f75c95a 5 0 0
        d915b2fec12a9221 8 0 0
        f3ac25c37494f9f0 1 0 0
        a6d83779f76a99fb 9 0 0
        d58c831b4d423678 7 0 0
        07a47c8f94c6e4eb 1 0 0
        87c53bf4361e22bc 1 0 0
        c5a8f819317bc85e 9 0 0
        4345871fa0f1cde4 10 0 0
        0332e605c5566361 8 0 0
        08b421f8fa2a1e25 3 0 0
        d7fe0f6e3dccf723 4 0 0
        b889ae831b5751e9 2 0 0
        6c3374f38bc18fd9 4 0 0
        b9fd517f874c1f00 10 0 0
        c6fefa3ce6804a86 6 0 0
        c986ac2a95d3f3fe 6 0 0
        77e4d713d4c34dd2 8 0 0
        94b2379f9fc29125 1 0 0
        e712c3168982e823 4 0 0
        e786eeb616dabca2 10 0 0
        e964dad3340a7a86 9 0 0
        c53bd6675ff9c049 10 0 0
        f85f516f3b51aac3 3 0 0
        ae1a470be9bfcada 4 0 0
        4775348cd585b0ba 10 0 0
        edec63515e482da0 7 0 0
        3c807b9fe114eb2d 10 0 0
        8f5a05186614856f 6 0 0
        473093b1f958cc0b 9 0 0
        abec9b665424adb5 2 0 0
        71c8502931abd313 9 0 0
        37df52c487e64e68 3 0 0
        a7dc918757b95919 1 0 0
        6bf07be7a210788a 0 6 0
        """;

    [Fact]
    public void Every_recorded_answer_holds_what_it_held_as_json() => Check(body => GoogleVisionAnswer.Parse(body));

    [Fact]
    public void Every_recorded_answer_holds_what_it_held_as_a_message() => Check(body => GoogleMessages.Parse(GoogleMessages.Of(Encoding.UTF8.GetString(body))));

    private static void Check(Func<byte[], TaggingResponse> parse)
    {
        var found = Recordings.Of("google").Select(recording => Summary(recording.Body, parse(recording.Body)));
        Assert.Equal(Golden.ReplaceLineEndings("\n").Split('\n').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static string Summary(byte[] body, TaggingResponse response) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]} {response.Tags.Count} {response.Objects.Count} {response.Colors.Count}";
}
