using System.Text.Json;

namespace VisionAdapters.Emulator.Tests;

/// <summary>Bodies of requests and answers.</summary>
internal static class Bodies
{
    public static string Google(byte[]? image = null, string features = """{"type":"LABEL_DETECTION"}""") =>
        $$"""{"requests":[{"image":{"content":"{{Convert.ToBase64String(image ?? TestImage.Png())}}"},"features":[{{features}}]}]}""";

    public static string Aws(byte[]? image = null, string more = "") =>
        $$$"""{"Image":{"Bytes":"{{{Convert.ToBase64String(image ?? TestImage.Png())}}}"}{{{more}}}}""";

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using (response)
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return document.RootElement.Clone();
        }
    }
}
