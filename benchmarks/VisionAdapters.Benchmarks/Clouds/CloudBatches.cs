using System.Text.Json;
using VisionAdapters.Google;

namespace VisionAdapters.Benchmarks;

/// <summary>How many requests it takes to tag images that many callers ask for one by one.</summary>
internal static class CloudBatches
{
    private const int Images = 4096;
    private const int Callers = 64;

    public static async Task MeasureAsync(Uri endpoint, ReadOnlyMemory<byte> image)
    {
        Console.WriteLine($"{Images} images of {image.Length / 1024} KiB, {Callers} callers that ask for one at a time");
        foreach (var transport in Enum.GetValues<GoogleVisionTransport>())
        {
            using var admin = new HttpClient { BaseAddress = endpoint };
            using var reset = await admin.PostAsync("/emulator/reset", content: null);
            using var tagger = CloudCalls.Google(endpoint, transport).AsBuilder().UseBatching().Build();
            var left = Images;
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await tagger.TagAsync(ImageInput.FromBytes(image));
                }
            }));

            var usage = JsonElement.Parse(await admin.GetByteArrayAsync("/emulator/usage")).GetProperty("providers").GetProperty("google-vision");
            var (requests, images) = (usage.GetProperty("requests").GetInt64(), usage.GetProperty("images").GetInt64());
            Console.WriteLine($"Google over {transport,-6}{images,8} images in {requests,6} requests: {(double)images / requests:0.0} images a request");
        }
    }
}
