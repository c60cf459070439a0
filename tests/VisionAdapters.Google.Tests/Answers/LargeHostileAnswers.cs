using System.Text;

namespace VisionAdapters.Testing;

/// <summary>
/// Answers of 4 MB that are made to keep a reader busy or to fill its memory. Tests hold what becomes of them, a benchmark how long it takes.
/// </summary>
internal static class LargeHostileAnswers
{
    private const int Size = 4_000_000;
    private const string Json = "application/json";
    private const string Protobuf = "application/x-protobuf";

    // Field numbers of AnnotateImageResponse, and one that no version has.
    private const int Label = 4;
    private const int Colors = 8;
    private const int Error = 9;
    private const int Object = 22;
    private const int Unknown = 99;

    /// <summary>Gets the answers by what is hostile about them.</summary>
    public static IReadOnlyDictionary<string, RawResponse> All { get; } = new Dictionary<string, RawResponse>(StringComparer.Ordinal)
    {
        ["gRPC: unknown fields"] = Repeat(Number(Unknown)),
        ["gRPC: unknown fields in labels"] = Repeat(Message(Label, Many(Number(Unknown), 60))),
        ["gRPC: unknown fields in one large label"] = Repeat(Message(Label, Many(Number(Unknown), 1_000_000))),
        ["gRPC: a million empty labels"] = Repeat(Message(Label, [])),
        ["gRPC: labels as small as they can be"] = Repeat(Message(Label, [.. Text(3, "a"), .. Score(4), .. Score(6)])),
        ["gRPC: properties of labels"] = Repeat(Message(Label, Many(Message(9, []), 60_000))),
        ["gRPC: corners of objects"] = Repeat(Message(Object, [.. Text(3, "a"), .. Message(5, Many(Message(2, [.. Score(1), .. Score(2)]), 60_000))])),
        ["gRPC: empty corners of objects"] = Repeat(Message(Object, [.. Text(3, "a"), .. Message(5, Many(Message(2, []), 60_000))])),
        ["gRPC: colors"] = Repeat(Message(Colors, Message(1, Many(Message(1, [.. Message(1, Score(1)), .. Score(2)]), 60_000)))),
        ["gRPC: a name of 4 MB"] = new RawResponse { ContentType = Protobuf, Body = Message(Label, Text(3, new string('a', Size))) },
        ["gRPC: names of 60 KB"] = Repeat(Message(Label, Text(3, new string('a', 60_000)))),
        ["gRPC: names of 4,000 bytes"] = Repeat(Message(Label, Text(3, new string('a', 4_000)))),
        ["gRPC: errors with details that cannot be read"] =
            Repeat(Message(Error, [8, 3, .. Many(Message(3, [.. Text(1, "/google.rpc.ErrorInfo"), .. Message(2, [0xFF])]), 60_000)])),
        ["gRPC: groups inside groups"] = Repeat([0x9B, 0x06]),
        ["gRPC: groups inside groups in labels"] = Repeat(Message(Label, Many([0x9B, 0x06], 60_000))),

        ["REST: unknown fields"] = Repeat("{", "\"u\":1", "}"),
        ["REST: unknown fields in labels"] = Repeat("{\"labelAnnotations\":[", "{\"u\":1,\"v\":[{},{}]}", "]}"),
        ["REST: a million empty labels"] = Repeat("{\"labelAnnotations\":[", "{}", "]}"),
        ["REST: labels as small as they can be"] = Repeat("{\"labelAnnotations\":[", "{\"description\":\"a\",\"score\":0.1}", "]}"),
        ["REST: the same field again and again"] = Repeat("{", "\"labelAnnotations\":[{}]", "}"),
        ["REST: corners of objects"] =
            Repeat("{\"localizedObjectAnnotations\":[{\"name\":\"a\",\"boundingPoly\":{\"normalizedVertices\":[", "{\"x\":0.1,\"y\":0.2}", "]}}]}"),
        ["REST: colors"] = Repeat("{\"imagePropertiesAnnotation\":{\"dominantColors\":{\"colors\":[", "{\"color\":{\"red\":1}}", "]}}}"),
        ["REST: a name of 4 MB"] = Body($$"""{"labelAnnotations":[{"description":"{{new string('a', Size)}}"}]}"""),
        ["REST: a name of 4 MB of escapes"] =
            Body($$"""{"labelAnnotations":[{"description":"{{string.Concat(Enumerable.Repeat("\\u0061", Size / 6))}}"}]}"""),
        ["REST: names of 4,000 bytes"] = Repeat("{\"labelAnnotations\":[", $$"""{"description":"{{new string('a', 4_000)}}"}""", "]}"),
        ["REST: field names with escapes"] = Repeat("{", "\"\\u0061\\u0061\\u0061\\u0061\\u0061\\u0061\\u0061\\u0061\":1", "}"),
        ["REST: a number of 4 MB"] = Body($$"""{"labelAnnotations":[{"description":"a","score":0.{{new string('1', Size)}}}]}"""),
        ["REST: an error with many details"] =
            Repeat("{\"error\":{\"code\":400,\"details\":[", "{\"reason\":\"a\",\"metadata\":{\"quota_limit\":\"b\"}}", "]}}"),
        ["REST: lists inside lists"] = Body("{\"u\":" + new string('[', Size)),
        ["REST: objects inside objects"] = Body(string.Concat(Enumerable.Repeat("{\"u\":", Size / 5))),
    };

    private static RawResponse Repeat(byte[] part) => new() { ContentType = Protobuf, Body = Many(part, Size) };

    private static RawResponse Repeat(string begin, string part, string end) =>
        Body(begin + string.Join(',', Enumerable.Repeat(part, Size / (part.Length + 1))) + end);

    private static RawResponse Body(string json) => new() { ContentType = Json, Body = Encoding.UTF8.GetBytes(json) };

    private static byte[] Many(byte[] part, int size)
    {
        var count = size / part.Length;
        var all = new byte[count * part.Length];
        for (var index = 0; index < count; index++)
        {
            part.CopyTo(all, index * part.Length);
        }

        return all;
    }

    private static byte[] Number(int field) => [.. Varint((uint)field << 3), 1];

    private static byte[] Score(int field) => [.. Varint((uint)(field << 3) | 5), 0xCD, 0xCC, 0xCC, 0x3D];

    private static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] content) => [.. Varint((uint)(field << 3) | 2), .. Varint((uint)content.Length), .. content];

    private static byte[] Varint(uint value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
