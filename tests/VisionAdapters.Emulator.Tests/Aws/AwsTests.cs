using System.Text.Json;

namespace VisionAdapters.Emulator.Tests;

public sealed class AwsTests
{
    private static readonly FixedBackend Labels = FixedBackend.Of(
        Tag("Shoe", 0.9, "Apparel and Accessories"), Tag("Dress", 0.99, "Apparel and Accessories"), Tag("Clothing", 0.99, "Apparel and Accessories"),
        Tag("Person", 0.7, "Person Description"), Tag("Tree", 0.5, "Plants and Flowers"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "Clothing,Dress,Shoe,Person")]
    [InlineData(",\"MinConfidence\":0", "Clothing,Dress,Shoe,Person,Tree")]
    [InlineData(",\"MaxLabels\":2", "Clothing,Dress")]
    [InlineData(",\"MinConfidence\":95", "Clothing,Dress")]
    [InlineData(",\"Settings\":{\"GeneralLabels\":{\"LabelInclusionFilters\":[\"Shoe\",\"Person\"]}}", "Shoe,Person")]
    [InlineData(",\"Settings\":{\"GeneralLabels\":{\"LabelExclusionFilters\":[\"Shoe\"],\"LabelCategoryInclusionFilters\":[\"Apparel and Accessories\"]}}", "Clothing,Dress")]
    [InlineData(",\"Settings\":{\"GeneralLabels\":{\"LabelCategoryExclusionFilters\":[\"Apparel and Accessories\"]}}", "Person")]
    [InlineData(",\"Features\":[\"IMAGE_PROPERTIES\"]", "")]
    public async Task Labels_are_sorted_filtered_and_cut(string more, string expected)
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = Labels });
        var json = await Bodies.JsonAsync(await cloud.Clients.AwsAsync(Bodies.Aws(more: more)));
        Assert.Equal(expected, string.Join(',', json.GetProperty("Labels").EnumerateArray().Select(label => label.GetProperty("Name").GetString())));
    }

    [Fact]
    public async Task A_label_has_all_its_keys_and_numbers_are_widened_floats()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.AwsAsync(Bodies.Aws(more: ",\"MaxLabels\":2"));
        Assert.Equal(
            """{"Labels":[{"Name":"Clothing","Confidence":99.66000366210938,"Instances":[],"Parents":[],"Aliases":[{"Name":"Apparel"}],"Categories":[{"Name":"Apparel and Accessories"}]},{"Name":"Dress","Confidence":99.66000366210938,"Instances":[],"Parents":[{"Name":"Clothing"}],"Aliases":[],"Categories":[{"Name":"Apparel and Accessories"}]}],"LabelModelVersion":"3.0"}""",
            await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType?.ToString());
        Assert.True(Guid.TryParse(response.Headers.GetValues("x-amzn-RequestId").Single(), out _));
    }

    [Fact]
    public async Task Image_properties_are_billed_beside_labels_and_round_colours_to_css_names()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var json = await Bodies.JsonAsync(await cloud.Clients.AwsAsync(Bodies.Aws(more: ",\"Features\":[\"GENERAL_LABELS\",\"IMAGE_PROPERTIES\"]")));
        var color = json.GetProperty("ImageProperties").GetProperty("DominantColors")[0];
        Assert.Equal(["Red", "Blue", "Green", "HexCode", "CSSColor", "SimplifiedColor", "PixelPercent"], color.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("#2f4f4f", "darkslategrey", "grey"), (Text(color, "HexCode"), Text(color, "CSSColor"), Text(color, "SimplifiedColor")));
        Assert.Equal(JsonValueKind.Array, json.GetProperty("Labels")[2].GetProperty("Instances")[0].GetProperty("DominantColors").ValueKind);
        Assert.Equal(["GENERAL_LABELS", "IMAGE_PROPERTIES"], cloud.Emulator.GetUsage().Providers["aws-rekognition"].Units.Keys);
    }

    [Theory]
    [InlineData("""{"Image":{}}""", "InvalidParameterException")]
    [InlineData("{}", "ValidationException")]
    [InlineData("""{"Image":{"Bytes":"AAAA","S3Object":{"Bucket":"bucket","Name":"x"}}}""", "InvalidParameterException")]
    [InlineData("""{"Image":{"Bytes":""}}""", "ValidationException")]
    [InlineData("""{"Image":{"Bytes":"AAAA"},"MaxLabels":-1}""", "ValidationException")]
    [InlineData("""{"Image":{"Bytes":"AAAA"},"MinConfidence":101}""", "ValidationException")]
    [InlineData("""{"Image":{"Bytes":"AAAA"},"Features":["SMELL"]}""", "ValidationException")]
    [InlineData("""{"Image":{"Bytes":"AAAA"},"Features":["IMAGE_PROPERTIES"],"MaxLabels":1}""", "InvalidParameterException")]
    [InlineData("""{"Image":{"S3Object":{"Bucket":"b","Name":"x"}}}""", "ValidationException")]
    [InlineData("""{"Image":{"S3Object":{"Bucket":"bucket","Name":"lost.png"}}}""", "InvalidS3ObjectException")]
    [InlineData("""{"Image":{"Bytes":"AAAA"}}""", "InvalidImageFormatException")]
    [InlineData("""{"Image":{"Bytes":"?"}}""", "SerializationException")]
    [InlineData("""{"Image":[]}""", "SerializationException")]
    [InlineData("""{"Image":""", "SerializationException")]
    [InlineData("""{"MaxLabels":"many"}""", "SerializationException")]
    public async Task A_wrong_request_is_refused_by_type(string body, string type)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.AwsAsync(body);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(type, Text(await Bodies.JsonAsync(response), "__type"));
    }

    [Theory]
    [InlineData(79, 300, "InvalidParameterException", "Request has invalid parameters.")]
    [InlineData(10_001, 300, "ImageTooLargeException", "Input image dimensions 10001 x 300 exceed maximum dimension size of 10000 pixels")]
    public async Task An_image_is_refused_for_its_sides(int width, int height, string type, string message)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var json = await Bodies.JsonAsync(await cloud.Clients.AwsAsync(Bodies.Aws(TestImage.Png(width, height))));
        Assert.Equal((type, type, message), (Text(json, "__type"), Text(json, "Code"), Text(json, "Message")));
    }

    [Fact]
    public async Task More_than_five_megabytes_are_too_large()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        Assert.Equal("ImageTooLargeException", Text(await Bodies.JsonAsync(await cloud.Clients.AwsAsync(Bodies.Aws(new byte[5_242_881]))), "__type"));
    }

    [Fact]
    public async Task An_s3_object_comes_from_the_hook()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions
        {
            ResolveImage = (uri, _) => Task.FromResult(uri.ToString() == "s3://bucket/a/b.png" ? ImageInput.FromBytes(TestImage.Png()) : null),
        });
        using var response = await cloud.Clients.AwsAsync("""{"Image":{"S3Object":{"Bucket":"bucket","Name":"a/b.png"}}}""");
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Custom_labels_come_best_first()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = Labels });
        const string Arn = ",\"MaxResults\":2,\"ProjectVersionArn\":\"arn:aws:rekognition:eu-west-1:123456789012:project/shop/version/one/1600000000000\"";
        var json = await Bodies.JsonAsync(await cloud.Clients.AwsAsync(Bodies.Aws(more: Arn), "DetectCustomLabels"));
        Assert.Equal(["Dress", "Clothing"], json.GetProperty("CustomLabels").EnumerateArray().Select(label => Text(label, "Name")));
    }

    [Fact]
    public async Task An_unknown_operation_is_told_before_anything_else()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        Assert.Equal("UnknownOperationException", Text(await Bodies.JsonAsync(await cloud.Clients.AwsAsync("not json", "DetectFaces")), "__type"));
    }

    [Theory]
    [InlineData("AccessDeniedException", 400)]
    [InlineData("ThrottlingException", 400)]
    [InlineData("ThrottlingException/500", 500)]
    [InlineData("InternalServerError", 500)]
    [InlineData("HumanLoopQuotaExceededException", 402)]
    [InlineData("ResourceNotReadyException", 400)]
    public async Task Every_exception_can_be_asked_for_by_its_name(string error, int status)
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Error, Error = error });
        using var response = await cloud.Clients.AwsAsync(Bodies.Aws());
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(error.Split('/')[0], Text(await Bodies.JsonAsync(response), "__type"));
    }

    [Fact]
    public async Task A_stored_answer_is_reduced_to_what_is_asked_for()
    {
        const string Stored = """{"Labels":[{"Name":"A","Confidence":90.5,"Instances":[]},{"Name":"B","Confidence":60}],"LabelModelVersion":"3.0","ImageProperties":{}}""";
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = FixedBackend.OfWire(Stored) });
        using var response = await cloud.Clients.AwsAsync(Bodies.Aws(more: ",\"MinConfidence\":80"));
        Assert.Equal("""{"Labels":[{"Name":"A","Confidence":90.5,"Instances":[]}],"LabelModelVersion":"3.0"}""", await response.Content.ReadAsStringAsync(Ct));
    }

    private static ImageTag Tag(string name, double confidence, string category) => new() { Name = name, Confidence = confidence, Categories = [category] };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
