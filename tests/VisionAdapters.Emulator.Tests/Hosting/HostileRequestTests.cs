using System.Text;

namespace VisionAdapters.Emulator.Tests;

public sealed class HostileRequestTests
{
    private const int Cases = 20_000;

    private static readonly byte[] Signs = [.. "{}[]\",:0-.eE\\nu/"u8];

    [Fact]
    public void A_damaged_request_of_google_is_read_or_refused()
    {
        var body = Bodies.Google(features: """{"type":"LABEL_DETECTION","maxResults":5,"model":"builtin/latest"}""");
        foreach (var damaged in Damage(body[..^1] + ""","parent":"projects/p","labels":{"a":"b"}}"""))
        {
            try
            {
                GoogleRestHandler.Parse(damaged);
            }
            catch (GoogleFailure failure)
            {
                Assert.Equal("INVALID_ARGUMENT", failure.StatusName);
            }
        }
    }

    [Fact]
    public void A_damaged_request_of_aws_is_read_or_refused()
    {
        const string More = ""","MaxLabels":5,"MinConfidence":5.5,"Features":["GENERAL_LABELS"],"Settings":{"GeneralLabels":{"LabelInclusionFilters":["a"]},"ImageProperties":{"MaxDominantColors":3}}""";
        foreach (var damaged in Damage(Bodies.Aws(more: More)))
        {
            try
            {
                AwsRequestReader.Read(damaged);
            }
            catch (AwsFailure failure)
            {
                Assert.Equal("SerializationException", failure.Type);
            }
        }
    }

    [Theory]
    [InlineData("""{"requests":[""", "{},", "{}]}")]
    [InlineData("""{"requests":""", "[", "")]
    public async Task A_small_body_with_a_million_values_is_refused(string start, string repeated, string end)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var body = start + string.Concat(Enumerable.Repeat(repeated, 1_000_000)) + end;
        using var google = await cloud.Clients.GoogleAsync(body);
        using var aws = await cloud.Clients.AwsAsync(body);
        Assert.Equal((400, 400), ((int)google.StatusCode, (int)aws.StatusCode));
    }

    [Fact]
    public async Task Random_bytes_get_an_error_of_each_service_and_the_server_lives_on()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var random = new Random(1);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            using var azure = await cloud.Clients.AzureAsync(bytes);
            using var google = await cloud.Clients.GoogleAsync(Encoding.Latin1.GetString(bytes));
            Assert.Equal((400, 400), ((int)azure.StatusCode, (int)google.StatusCode));
        }
    }

    private static IEnumerable<byte[]> Damage(string body)
    {
        var random = new Random(1);
        var whole = Encoding.UTF8.GetBytes(body);
        for (var i = 0; i < Cases; i++)
        {
            var damaged = whole.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : Signs[random.Next(Signs.Length)]);
            }

            yield return random.Next(4) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
        }
    }
}
