using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using VisionAdapters.Testing;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleMessageTests
{
    private static readonly string[] Seeds = [GoogleAnswers.Labels, GoogleAnswers.Objects, GoogleAnswers.Colors, GoogleAnswers.Everything, GoogleAnswers.BadImage];

    public static TheoryData<string> Readable => [GoogleAnswers.Labels, GoogleAnswers.Objects, GoogleAnswers.Colors, GoogleAnswers.Everything];

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_message_says_what_its_json_says(string json) =>
        GoogleMessages.AreEqual(GoogleVisionAnswer.Parse(Recordings.Json(json)), GoogleMessages.Parse(GoogleMessages.Of(json)), json);

    [Fact]
    public void Every_recorded_answer_says_the_same_as_a_message()
    {
        var compared = 0;
        foreach (var (file, body) in Recordings.Of("google"))
        {
            if (GoogleMessages.Of(Encoding.UTF8.GetString(body)) is { } message && Record.Exception(() => GoogleVisionAnswer.Parse(body)) is null)
            {
                GoogleMessages.AreEqual(GoogleVisionAnswer.Parse(body), GoogleMessages.Parse(message), file);
                compared++;
            }
        }

        Assert.Equal(50, compared);
    }

    [Fact]
    public void A_score_is_the_number_that_json_writes() => Assert.Equal(0.9642, GoogleMessages.Parse(GoogleMessages.Of(GoogleAnswers.Labels)).Tags[0].Confidence);

    [Fact]
    public void Each_image_of_a_batch_keeps_its_own_bytes()
    {
        var answers = GoogleMessageReader.ReadBatch(GoogleMessages.Batch(GoogleAnswers.Batch));
        var expected = new AnnotateImageResponse { LabelAnnotations = { new EntityAnnotation { Description = "Shoe", Score = 0.9f } } };
        Assert.Equal(expected.ToByteArray(), answers[0].Response!.RawRepresentation!.Body.ToArray());
    }

    [Fact]
    public void What_is_kept_of_an_answer_can_be_read_again()
    {
        var kept = GoogleMessageReader.ReadBatch(GoogleMessages.Batch(GoogleAnswers.Labels))[0].Response!;
        GoogleMessages.AreEqual(kept, GoogleVisionAnswer.Parse(kept.RawRepresentation!), "labels");
    }

    [Fact]
    public void What_is_kept_of_a_json_answer_can_be_read_again() =>
        Assert.Equal(3, GoogleVisionAnswer.Parse(GoogleVisionAnswer.Parse(Recordings.Json(GoogleAnswers.Labels)).RawRepresentation!).Tags.Count);

    [Fact]
    public void An_answer_without_any_label_has_no_bytes() => Assert.Empty(GoogleMessages.Parse(default).Tags);

    [Fact]
    public void A_batch_keeps_order_and_count_and_one_bad_image_stops_no_other()
    {
        var answers = GoogleMessageReader.ReadBatch(GoogleMessages.Batch(GoogleAnswers.Batch));
        Assert.Equal(3, answers.Count);
        Assert.Empty(answers[1].Response!.Tags);
        Assert.Equal((TaggingErrorKind.InvalidImage, "google-vision"), (answers[2].Error!.Kind, answers[2].Error!.Provider));
    }

    [Fact]
    public void Fields_of_the_future_are_skipped()
    {
        byte[] future = [0xFA, 0x07, 3, 1, 2, 3, 0xFD, 0x07, 0, 0, 0, 0, 0xF9, 0x07, 0, 0, 0, 0, 0, 0, 0, 0, 0xF8, 0x07, 0x96, 0x01];
        Assert.Equal(3, GoogleMessages.Parse((byte[])[.. future, .. GoogleMessages.Of(GoogleAnswers.Labels)!, .. future]).Tags.Count);
    }

    [Theory]
    [InlineData(new byte[] { 0x22 }, "no valid protobuf message")]
    [InlineData(new byte[] { 0x22, 0x05, 0x01 }, "no valid protobuf message")]
    [InlineData(new byte[] { 0x22, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, "no valid protobuf message")]
    [InlineData(new byte[] { 0x22, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, "no valid protobuf message")]
    [InlineData(new byte[] { 0x02, 0x00 }, "no valid protobuf message")]
    [InlineData(new byte[] { 0x23, 0x24 }, "unknown wire type")]
    [InlineData(new byte[] { 0x0F }, "unknown wire type")]
    [InlineData(new byte[] { 0x20, 0x01 }, "a message was expected")]
    [InlineData(new byte[] { 0x22, 0x04, 0x1A, 0x02, 0xC3, 0x28 }, "no valid protobuf message")]
    [InlineData(new byte[] { 0x22, 0x05, 0x25, 0x00, 0x00, 0xC0, 0x7F }, "out of range")]
    [InlineData(new byte[] { 0x22, 0x05, 0x25, 0x00, 0x00, 0xC0, 0x42 }, "outside of 0 to 1")]
    [InlineData(new byte[] { 0x4A, 0x02, 0x0A, 0x05 }, "no valid google.rpc.Status")]
    public void Damaged_messages_are_breaches_of_the_protocol(byte[] message, string problem)
    {
        var error = Assert.Throws<TaggingException>(() => GoogleMessages.Parse(message));
        Assert.Equal(TaggingErrorKind.ProtocolError, error.Kind);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x1A, 0x01, 0x61, 0x22, 0x01, 0x30 })]
    [InlineData(new byte[] { 0x1A, 0x01, 0x61, 0x20, 0x01 })]
    public void A_score_that_is_no_float_counts_as_an_unknown_field(byte[] label) =>
        Assert.Equal([("a", 0)], GoogleMessages.Parse((byte[])[0x22, (byte)label.Length, .. label]).Tags.Select(tag => (tag.Name, tag.Confidence)));

    [Theory]
    [InlineData(0.1f, 0.1)]
    [InlineData(0.000209493f, 0.000209493)]
    [InlineData(5.29922545e-06f, 5.2992254e-06)]
    [InlineData(float.Epsilon, 1E-45)]
    public void A_score_keeps_the_decimals_that_json_writes(float score, double expected)
    {
        var answer = new AnnotateImageResponse { LabelAnnotations = { new EntityAnnotation { Description = "a", Score = score } } };
        Assert.Equal(expected, GoogleMessages.Parse(answer.ToByteArray()).Tags[0].Confidence);
    }

    [Fact]
    public void A_hostile_answer_of_unknown_fields_takes_no_memory()
    {
        var hostile = Enumerable.Repeat(new byte[] { 0x98, 0x06, 0x01 }, 4 * 1024 * 1024 / 3).SelectMany(field => field).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        GoogleMessages.Parse(hostile);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Fact]
    public void Annotations_of_an_image_have_at_most_64_kilobytes_together()
    {
        var label = new EntityAnnotation { Description = new string('a', 1_020) };
        Assert.Equal(63, GoogleMessages.Parse(Labels(63)).Tags.Count);
        Assert.Contains(
            "more than 65536 bytes",
            Assert.Throws<TaggingException>(() => GoogleMessages.Parse(Labels(64))).Message,
            StringComparison.Ordinal);

        byte[] Labels(int count) => new AnnotateImageResponse { LabelAnnotations = { Enumerable.Repeat(label, count) } }.ToByteArray();
    }

    [Fact]
    public void An_answer_to_more_images_than_a_request_holds_is_refused()
    {
        Assert.Equal(16, GoogleMessageReader.ReadBatch(Images(16)).Count);
        Assert.Contains(
            "more than 16 images",
            Assert.Throws<TaggingException>(() => GoogleMessageReader.ReadBatch(Images(17))).Message,
            StringComparison.Ordinal);

        static byte[] Images(int count) =>
            new BatchAnnotateImagesResponse { Responses = { Enumerable.Repeat(new AnnotateImageResponse(), count) } }.ToByteArray();
    }

    [Fact]
    public void Of_an_error_sixteen_details_are_looked_at()
    {
        Assert.Equal(TaggingErrorKind.Authentication, Kind(unreadable: 15));
        Assert.Equal(TaggingErrorKind.InvalidImage, Kind(unreadable: 16));

        static TaggingErrorKind Kind(int unreadable)
        {
            var bad = new Any { TypeUrl = "type.googleapis.com/google.rpc.ErrorInfo", Value = ByteString.CopyFrom(0xFF) };
            var key = Any.Pack(new global::Google.Rpc.ErrorInfo { Reason = "API_KEY_INVALID" });
            var status = new global::Google.Rpc.Status { Code = 3, Details = { Enumerable.Repeat(bad, unreadable), key } };
            return Assert.Throws<TaggingException>(() => GoogleMessages.Parse(new AnnotateImageResponse { Error = status }.ToByteArray())).Kind;
        }
    }

    [Fact]
    public void A_huge_list_of_error_details_is_refused_before_it_is_built()
    {
        var error = new AnnotateImageResponse { Error = new global::Google.Rpc.Status { Code = 3, Message = new string('x', 100_000) } };
        Assert.Equal(TaggingErrorKind.ProtocolError, Assert.Throws<TaggingException>(() => GoogleMessages.Parse(error.ToByteArray())).Kind);
    }

    [Fact]
    public void Damaged_messages_are_read_into_sane_values_or_refused() => AnswerFuzz.Check(5_000, Seeds.Select(json => GoogleMessages.Of(json)!), GoogleMessages.Parse);

    [Fact]
    public void Damaged_recordings_are_read_into_sane_values_or_refused_as_messages() =>
        AnswerFuzz.Check(1_000, Recordings.Of("google").Select(recording => GoogleMessages.Of(Encoding.UTF8.GetString(recording.Body))!), GoogleMessages.Parse);

    [Fact]
    public void Damaged_batches_of_messages_are_read_into_sane_values_or_refused() =>
        AnswerFuzz.Check(5_000, [GoogleMessages.Batch(GoogleAnswers.Batch), GoogleMessages.Batch(GoogleAnswers.Labels)], FirstOfBatch);

    private static TaggingResponse FirstOfBatch(ReadOnlyMemory<byte> message) =>
        GoogleMessageReader.ReadBatch(message) is [var first, ..] ? first.Response ?? throw first.Error! : new TaggingResponse { Provider = "google-vision" };
}
