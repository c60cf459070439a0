using System.Text;

namespace VisionAdapters.Testing;

/// <summary>Bodies that are no answers of any service.</summary>
internal static class HostileAnswers
{
    /// <summary>Gets bodies that every parser refuses, by what is wrong with them.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["empty"] = [],
        ["blank"] = " \r\n"u8.ToArray(),
        ["HTML of a proxy"] = "<html><body>502 Bad Gateway</body></html>"u8.ToArray(),
        ["null"] = "null"u8.ToArray(),
        ["a number"] = "17"u8.ToArray(),
        ["a list"] = "[{}]"u8.ToArray(),
        ["two answers"] = "{} {}"u8.ToArray(),
        ["cut off"] = "{\"a\": [1, 2"u8.ToArray(),
        ["deep lists"] = Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 100_000)),
        ["deep objects"] = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"parent\":", 100_000))),
        ["invalid UTF-8"] = [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8],
        ["UTF-16"] = Encoding.Unicode.GetBytes("{}"),
        ["something else's answer"] = "{\"greeting\":\"hello\"}"u8.ToArray(),
        ["longer than 64 MiB"] = Enumerable.Repeat((byte)' ', (64 * 1024 * 1024) + 1).ToArray(),
    };

    /// <summary>Parses what must be refused.</summary>
    public static TaggingException Refusal(Func<ReadOnlyMemory<byte>, TaggingResponse> parse, string json) => Assert.Throws<TaggingException>(() => parse(Encoding.UTF8.GetBytes(json)));

    /// <summary>Checks that each body is refused as a breach of the protocol.</summary>
    public static void AreRefused(string provider, Func<ReadOnlyMemory<byte>, TaggingResponse> parse)
    {
        foreach (var (what, body) in All)
        {
            var error = Record.Exception(() => parse(body));
            Assert.True(error is TaggingException { Kind: TaggingErrorKind.ProtocolError } refusal && refusal.Provider == provider, $"{what}: {error}");
        }
    }
}
