using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Http;

namespace VisionAdapters.Aws.Tests;

public sealed class Base64JsonContentTests
{
    [Fact]
    public void Any_parts_are_written_and_hashed_as_a_whole_string_would_be()
    {
        // Images longer than the buffer, and beginnings that shift where its end falls.
        var part = from json in Gen.Choose(0, 70) from image in Gen.OneOf(Gen.Choose(0, 10), Gen.Choose(49_000, 50_000), Gen.Choose(0, 200_000)) select (Json: json, Image: image);
        var parts = Gen.Choose(0, 4).SelectMany(count => Gen.ListOf(part, count)).ToArbitrary();
        Prop.ForAll(parts, sizes => IsWhole(sizes.Select(size => new Base64JsonPart(Encoding.ASCII.GetBytes(new string('x', size.Json)), Bytes(size.Image))).ToArray()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(64)]
    public void A_buffer_of_any_size_gives_the_same_text(int size)
    {
        Base64JsonPart[] parts = [new("{\"a\":\""u8.ToArray(), Bytes(100)), new("\",\"b\":\""u8.ToArray(), Bytes(101)), new("\"}"u8.ToArray())];
        var cursor = new Base64JsonCursor(parts);
        var text = new StringBuilder();
        var buffer = new byte[size];
        for (var count = cursor.Read(buffer); count > 0; count = cursor.Read(buffer))
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        Assert.Equal(Text(parts), text.ToString());
    }

    private static bool IsWhole(Base64JsonPart[] parts)
    {
        using var content = new Base64JsonContent("application/json", parts);
        using var written = new MemoryStream();
        content.CopyToAsync(written).GetAwaiter().GetResult();
        var expected = Encoding.ASCII.GetBytes(Text(parts));
        return content.Headers.ContentLength == expected.Length
            && expected.AsSpan().SequenceEqual(written.ToArray())
            && content.Sha256(CancellationToken.None) == Convert.ToHexStringLower(SHA256.HashData(expected));
    }

    private static string Text(Base64JsonPart[] parts) =>
        string.Concat(parts.Select(part => Encoding.ASCII.GetString(part.Json.Span) + Convert.ToBase64String(part.Image.Span)));

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var index = 0; index < count; index++)
        {
            bytes[index] = (byte)(index * 7);
        }

        return bytes;
    }
}
